// SPDX-License-Identifier: MIT
#include "engine/estimators/disagreeing_chains.h"

#include "engine/core/known_counts.h"
#include "engine/estimators/empty_lists.h"
#include "engine/estimators/methods/assumed_false_positives.h"

namespace darknumber {

std::optional<ChainReport> disagreeing_chains(const EstimatorSpec& estimator,
                                              const ContingencyTable& over_lists,
                                              const StreamKey& streams) {
  const auto* method = std::get_if<LatentClass>(&estimator.method);
  if (method == nullptr) return std::nullopt;
  const auto left =
      without_assumed_false_positives(over_lists, estimator.assumed_false_positive_shares);
  if (!left) return std::nullopt;
  const ContingencyTable known = without_omitted(*left, estimator.in_doubt);
  const ContingencyTable table = without_empty_lists(known, estimator.in_doubt);
  const CellsInDoubt in_doubt = without_empty_lists(estimator.in_doubt, known);
  FitInput input{table, table, estimator.level, streams};
  input.in_doubt = &in_doubt;
  return chain_report(*method, input);
}

}  // namespace darknumber
