// SPDX-License-Identifier: MIT
#include "engine/scenario/description/groups_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "engine/input/wording.h"
#include "engine/scenario/description/rate_spans.h"

namespace darknumber {
namespace {

/// "Police and Shelter find people by visits", or that no agency does.
std::string visitors_text(const Scenario& scenario) {
  std::vector<std::string> items;
  for (const AgencySpec& agency : scenario.agencies)
    if (agency.found_in_visit)
      items.push_back(fmt::format("{} ({} of those whom it visits)", agency.name,
                                  percent_text(*agency.found_in_visit)));
  if (items.empty()) return "No agency finds people by visits, so groups change nothing.";
  const std::string who =
      items.size() <= most_named ? join_with_and(items) : fmt::format("{} agencies", items.size());
  return fmt::format(
      "{} {} people by visits: all members of a group are at hand, or none. Expected numbers are "
      "those of people found one by one, but drawn ones scatter more, and intervals, which know "
      "nothing of groups, are too narrow.",
      who, items.size() == 1 ? "finds" : "find");
}

}  // namespace

std::string groups_paragraph(const Scenario& scenario) {
  const std::vector<GroupsOfSize>& groups = scenario.population.groups;
  if (groups.empty()) return "";
  std::vector<std::string> shares;
  for (const GroupsOfSize& of_size : groups)
    shares.push_back(
        fmt::format("{}{} in groups of {}", percent_text(of_size.share),
                    shares.empty() ? fmt::format(" of the {} live", scenario.words.victims) : "",
                    count_text(of_size.size)));
  return fmt::format("Groups: {}. {}", join_with_and(shares), visitors_text(scenario));
}

}  // namespace darknumber
