// SPDX-License-Identifier: MIT
#pragma once

#include <variant>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// A two-list interaction under the model with all of them.
struct ThresholdedTerm {
  CaptureHistory term = 0;
  double statistic = 0.0;  // |posterior mean| / posterior standard deviation
  bool kept = false;       // it is 2 or more
};

/// What both stages of the method found.
struct ThresholdedPosterior {
  std::vector<ThresholdedTerm> interactions;  // of all pairs of lists with someone on each
  std::vector<double> log_dark_figures;       // draws under the model of those kept, as drawn
};

/// The two stages: the posterior with all two-list interactions, and that with those kept, each by
/// `method.draws` draws after `method.burn_in`. The prior is flat on the intercept and the main
/// effects, and N(0, 1) on each interaction, so it stays finite even without overlap. `no_mle`
/// where that is no distribution: nobody on two lists, or a list with everyone on it. Source:
/// Silverman (2020), JRSS A 183, section 6.
std::variant<ThresholdedPosterior, Status> threshold_interactions(const BayesianThreshold& method,
                                                                  const FitInput& input);

/// N-hat is the posterior median of n + exp(intercept), se the posterior standard deviation, and
/// the interval has equal tails. Where a list has everyone on it and another someone, N-hat is n,
/// at the boundary. `needs_counts` where the table is not of whole numbers.
FitOutcome fit(const BayesianThreshold& method, const FitInput& input);

}  // namespace darknumber
