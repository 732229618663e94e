// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/completions.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// The maximum of the likelihood of a log-linear model, where some counts are known to lie between
/// two numbers. A selection chooses its terms on the table in which they are the middle of those:
/// each such cell has the probability of its interval in place of that of its count. By expectation
/// and maximisation (Dempster, Laird & Rubin 1977, J. R. Statist. Soc. B 39): counts are replaced
/// by their means given the interval, and the model is fitted, until N-hat stays. The error is that
/// of the observed information, in which a suppressed cell weighs mu less the variance of its count
/// given the interval (Louis 1982, J. R. Statist. Soc. B 44). Where lists are left out or merged,
/// cells that fall together are known by the sums of their limits. `needs_counts` for other
/// methods, and where other counts are not whole; no `deviance`: it is 0.
FitOutcome fit_censored(const EstimatorSpec& spec, const ListsInUse& in_use,
                        const SuppressedTable& suppressed);

/// What the estimators make of a table with suppressed counts: for each answer (estimate_all.h) the
/// maximum of the likelihood, and the range over the completions, none for a method that cannot be
/// asked of so many tables. Of a sum over strata: the sums.
struct SuppressedAnswers {
  std::vector<FitOutcome> outcomes;
  std::vector<std::optional<CompletionRange>> ranges;
};

SuppressedAnswers estimate_suppressed(const std::vector<EstimatorSpec>& estimators,
                                      const ListsInUse& in_use, const SuppressedTable& whole,
                                      const std::vector<SuppressedTable>& strata,
                                      std::uint64_t seed);

}  // namespace darknumber
