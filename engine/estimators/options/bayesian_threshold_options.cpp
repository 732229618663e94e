// SPDX-License-Identifier: MIT
#include "engine/estimators/options/bayesian_threshold_options.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/core/model_code.h"

namespace darknumber {

std::optional<OptionFault> fault_of_threshold(const Method& method, const ListsInUse& lists) {
  const auto& threshold = std::get<BayesianThreshold>(method);
  const int count = static_cast<int>(lists.size());
  const int most = std::max(2, std::min(count - 1, longest_coded_term(count)));
  if (threshold.order.value_or(0) > most)
    return OptionFault{
        "order",
        fmt::format("with {} lists an interaction can have {} at most", lists.size(), most),
        count - 1 <= longest_coded_term(count)
            ? "The interaction of all lists cannot be told from the number on none."
            : "There would be too many interactions to choose from."};
  if (threshold.prior == InteractionPrior::improper && threshold.prior_variance)
    return OptionFault{"prior_variance", "an improper prior has no variance",
                       "Leave it out, or take \"prior\": \"normal\"."};
  return std::nullopt;
}

}  // namespace darknumber
