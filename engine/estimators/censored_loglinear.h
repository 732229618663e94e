// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/completions.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// The maximum of the likelihood of a log-linear model, where some counts are known to lie between
/// two numbers: each such cell has the probability of its interval in place of that of its count
/// (fitting/censored_fit.h). A selection chooses its terms on the table in which they are the
/// middle of those. N-hat is the dark figure and the counts' means given their intervals; the error
/// is that of the observed information, and there is none where the dark figure goes to 0, since
/// then nothing but the counts is uncertain. Where lists are left out or merged, cells that fall
/// together are known by the sums of their limits. `needs_counts` for other methods, and where a
/// repair takes records or cells away; no `deviance`,
/// and no interval but the method's own (`suppressed_counts`). `no_data` where every count may be
/// 0.
FitOutcome fit_censored(const EstimatorSpec& spec, const SuppressedTable& suppressed);

/// One outcome for each answer (estimate_all.h). A table without suppressed counts on the
/// estimator's lists is estimated as any other; else the likelihood is maximised.
std::vector<FitOutcome> estimate_censored(const std::vector<EstimatorSpec>& estimators,
                                          const ListsInUse& in_use, const SuppressedTable& whole,
                                          const std::vector<SuppressedTable>& strata,
                                          const StreamKey& streams);

/// The same, and for each answer the range over the completions, none for a method that cannot be
/// asked of so many tables; of a sum over strata the sums.
struct SuppressedAnswers {
  std::vector<FitOutcome> outcomes;
  std::vector<std::optional<CompletionRange>> ranges;
};

SuppressedAnswers estimate_suppressed(const std::vector<EstimatorSpec>& estimators,
                                      const ListsInUse& in_use, const SuppressedTable& whole,
                                      const std::vector<SuppressedTable>& strata,
                                      const StreamKey& streams);

}  // namespace darknumber
