// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// Forward selection by p-value: from independence, itself checked. For each unused pair with
/// observed overlap n* and fitted overlap lambda under the model so far, p = min(P(X <= n*),
/// P(X >= n*)), X ~ Poisson(lambda); the pair with the smallest p enters if p < `threshold`, unless
/// the model with it fails the published check, when it is skipped: its likelihood has no finite
/// maximum even with the terms of pairs without overlap at -infinity. (An estimate on the face,
/// which it may have, does not count here.) Equal p-values (within 1e-9 relative, and all below
/// 1e-300) go by the pair order. With a larger `order` the same is asked of the overlaps of more
/// lists, once everything with one list less is in the model. Source: Chan, Silverman & Vincent
/// (2021), JASA 116, section 4.
FitOutcome fit_by_p_value(const LoglinearStepwise& method, const FitInput& input);

/// min(P(X <= n), P(X >= n)) for X ~ Poisson(mean): P(X <= n) = Q(floor(n) + 1, mean), P(X >= n) =
/// 1 - P(X <= ceil(n) - 1), Q the regularised upper incomplete gamma function. Any n and mean that
/// a table can have, 1e12 and more included.
double poisson_p_value(double n, double mean);

struct LogBounds {
  double least = -INFINITY;
  double most = 0.0;
};

/// Between which the logarithm of `poisson_p_value` lies; nothing is known where n is no whole
/// number from 1, or either is 1e8 or more. With the deviance d = n log(n/mean) - n + mean, each
/// tail is at least P(X = n), which is at least exp(-d - 1/(12n)) / sqrt(2 pi n) by Stirling's
/// formula (Robbins 1955, American Mathematical Monthly 62); and that on the side of n is at most
/// exp(-d) (Chernoff 1952, Annals of Mathematical Statistics 23).
LogBounds poisson_p_value_bounds(double n, double mean);

}  // namespace darknumber
