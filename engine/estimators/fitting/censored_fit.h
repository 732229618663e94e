// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// A Poisson count of mean mu that is known to lie between two whole numbers.
struct CensoredPoisson {
  double log_probability = 0.0;  // of the interval
  double mean = 0.0;             // of the count, given the interval
  double variance = 0.0;         // likewise
};

/// Requires mu > 0 and 0 <= least <= most.
CensoredPoisson censored_poisson(double mu, int least, int most);

/// The variance of the intercept of a Poisson log-linear model, from the observed information
/// X' diag(weights) X over the observable cells; `terms` are its sets of lists without the
/// intercept. A cell of weight 0 is not used. NaN where the information is singular.
double intercept_variance(int lists, const std::vector<CaptureHistory>& terms,
                          const std::vector<double>& weights);

}  // namespace darknumber
