// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// Part of a mixture of dark figures: log-normal with median `median` and `sd` of the logarithm; a
/// point where either is 0.
struct DarkFigurePart {
  double weight = 0.0;
  double median = 0.0;
  double sd = 0.0;
};

/// The least x at which the mixture's distribution function, sum w LogNormal(log d, sd), reaches
/// `share`, by bisection of log x. Weights sum to 1.
double mixture_quantile(std::span<const DarkFigurePart> parts, double share);

/// N-hat = sum w_m N_m over all hierarchical models up to `order` that have an estimate with N_m /
/// n no larger than `largest_ratio`, w_m in proportion to exp(-(criterion_m - lowest) / 2). A model
/// that counts for less than 1e-12 of the best is `negligible`: it takes no part and is counted.
/// With d_m the dark figure and V_m the intercept's variance, the limits are the quantiles of n
/// plus the mixture of LogNormal(log d_m, sqrt V_m), with a point mass at 0 where d_m = 0; the
/// error is sqrt(sum w_m (se_m^2 + (N_m - N-hat)^2)). Sources: Akaike (1978), Statistician 27;
/// Buckland, Burnham & Augustin (1997), Biometrics 53; Burnham & Anderson (2004), Sociol. Methods &
/// Res. 33. Where no model counts, the status of independence; `not_identifiable` where all are too
/// large.
FitOutcome fit(const LoglinearAverage& method, const FitInput& input);

}  // namespace darknumber
