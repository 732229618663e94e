// SPDX-License-Identifier: MIT
#include "engine/estimators/options/closed_population_options.h"

#include <fmt/core.h>

#include "engine/estimators/fitting/bias_correction.h"

namespace darknumber {

std::optional<OptionFault> fault_of_bias_correction(const Method& method, const ListsInUse& lists) {
  const auto& model = std::get<ClosedPopulation>(method);
  if (!model.bias_corrected) return std::nullopt;
  if (!has_bias_correction(model.lists_differ, model.heterogeneity))
    return OptionFault{
        "bias_corrected",
        fmt::format("\"{}\" with heterogeneity \"{}\" has no bias-corrected form",
                    model.lists_differ ? "mth" : "mh",
                    heterogeneity_names[static_cast<std::size_t>(model.heterogeneity)]),
        model.heterogeneity == Heterogeneity::normal
            ? "Leave it out, or take another heterogeneity."
            : "Leave it out, or take \"chao\", \"poisson\" or \"darroch\"."};
  if (lists.size() < least_lists_of_bias_correction)
    return OptionFault{
        "bias_corrected",
        fmt::format("a correction of the bias takes {} lists or more, but there are {}",
                    least_lists_of_bias_correction, lists.size()),
        "Leave it out, or use more lists."};
  return std::nullopt;
}

}  // namespace darknumber
