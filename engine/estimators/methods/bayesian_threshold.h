// SPDX-License-Identifier: MIT
#pragma once

#include <variant>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// An interaction under the model with all candidates of as many lists, and the smaller ones kept.
struct ThresholdedTerm {
  CaptureHistory term = 0;
  double statistic = 0.0;  // |posterior mean| / posterior standard deviation
  bool kept = false;       // it is at or above the threshold
};

/// What the stages of the method found.
struct ThresholdedPosterior {
  std::vector<ThresholdedTerm>
      interactions;  // of all pairs of lists with someone on each, and more
  std::vector<CaptureHistory> at_minus_infinity;  // with a flat prior: candidates without overlap
  std::vector<double> log_dark_figures;           // draws under the model of those kept, as drawn
  std::vector<double> in_doubt = {};              // of each draw the persons of all cells in doubt
  std::vector<CellInDoubt> cells = {};            // with their means over the draws
};

/// The stages: the posterior with all two-list interactions; for each larger order that with those
/// kept and the interactions of so many lists all of whose parts were kept; and that with all kept,
/// each by `method.draws` draws after `method.burn_in`. The prior is flat on the intercept and the
/// main effects, and normal on each interaction, so it stays finite even without overlap. `no_mle`
/// where that is no distribution: nobody on two lists, or a list with everyone on it. With a flat
/// prior on interactions too, those without overlap are at -infinity and stay in the model, and an
/// order beyond two whose posterior is no distribution is left out. Source: Silverman (2020), JRSS
/// A 183, section 6; larger orders as in MultipleSystemsEstimation 1.2.0.
std::variant<ThresholdedPosterior, Status> threshold_interactions(const BayesianThreshold& method,
                                                                  const FitInput& input);

/// N-hat is the posterior median of n + exp(intercept), se the posterior standard deviation, and
/// the interval has equal tails. Where a list has everyone on it and another someone, N-hat is n,
/// at the boundary. Cells in doubt add the mean of a cell left out and E(X | X <= bound) of one
/// with a bound; n is then the number of the others. `needs_counts` where the table is not of whole
/// numbers.
FitOutcome fit(const BayesianThreshold& method, const FitInput& input);

}  // namespace darknumber
