// SPDX-License-Identifier: MIT
#include "engine/scenario/groups.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"

namespace darknumber {

std::vector<std::int64_t> count_groups(const std::vector<GroupsOfSize>& groups,
                                       std::int64_t victims) {
  constexpr double roundings = 1.0 + 4.0 * std::numeric_limits<double>::epsilon();
  std::vector<std::int64_t> counts;
  std::int64_t left = victims;
  for (const GroupsOfSize& of_size : groups) {
    const double asked = std::floor(static_cast<double>(victims) * of_size.share /
                                    static_cast<double>(of_size.size) * roundings);
    counts.push_back(std::min(static_cast<std::int64_t>(asked), left / of_size.size));
    left -= counts.back() * of_size.size;
  }
  DN_EXPECT(left >= 0, "groups hold no more victims than there are");
  return counts;
}

std::vector<std::size_t> finding_together(const Scenario& scenario) {
  std::vector<std::size_t> agencies;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
    const AgencySpec& agency = scenario.agencies[j];
    if (agency.found_in_visit && std::any_of(agency.in_stratum.begin(), agency.in_stratum.end(),
                                             [&](const AgencyRates& rates) {
                                               return rates.capture_probability > 0.0 &&
                                                      rates.capture_probability <
                                                          *agency.found_in_visit;
                                             }))
      agencies.push_back(j);
  }
  return agencies;
}

GroupsEffect effect_of_groups(const Scenario& scenario) {
  const std::vector<std::int64_t> counts =
      count_groups(scenario.population.groups, scenario.population.victims);
  const std::size_t agencies = finding_together(scenario).size();
  if (agencies == 0 ||
      std::all_of(counts.begin(), counts.end(), [](std::int64_t count) { return count == 0; }))
    return GroupsEffect::none;
  return agencies == 1 ? GroupsEffect::on_list_sizes : GroupsEffect::on_overlaps;
}

}  // namespace darknumber
