// SPDX-License-Identifier: MIT
#include "engine/estimators/options/linkage_corrected_options.h"

#include <fmt/core.h>

#include <vector>

#include "engine/input/wording.h"

namespace darknumber {

std::optional<OptionFault> fault_of_linkage_rates(const Method& method, const ListsInUse&) {
  const auto& rates = std::get<LinkageCorrected>(method);
  if (rates.missed + rates.false_links < 1.0) return std::nullopt;
  return OptionFault{"missed", "\"missed\" and \"false\" add up to 1 or more",
                     "Links would then carry no information; give smaller rates."};
}

std::string told_of_linkage(const Method& method, const ListsInUse& lists) {
  const auto& told = std::get<LinkageCorrected>(method);
  std::vector<std::string> rates;
  if (told.missed > 0.0)
    rates.push_back(fmt::format("miss {} of the true pairs", percent_text(told.missed)));
  if (told.false_links > 0.0)
    rates.push_back(fmt::format("link falsely {} of those on {} alone",
                                percent_text(told.false_links), lists[0].name));
  if (rates.empty()) return "";
  return fmt::format("the linkage of {} and {} to {}", lists[0].name, lists[1].name,
                     join_with_and(rates));
}

}  // namespace darknumber
