// SPDX-License-Identifier: MIT
#include "engine/scenario/description/groups_text.h"

#include <fmt/core.h>

#include <string_view>

#include "engine/input/wording.h"
#include "engine/scenario/description/rate_spans.h"
#include "engine/scenario/groups.h"

namespace darknumber {
namespace {

/// What follows for expected and drawn numbers.
std::string_view effect_text(GroupsEffect effect) {
  switch (effect) {
    case GroupsEffect::none:
      return "That changes nothing here: there is no group, or its members are not found together "
             "any more than others are.";
    case GroupsEffect::on_list_sizes:
      return "The members of a group are at hand together, or none is. Expected numbers are those "
             "of people found one by one, but the sizes of lists scatter more.";
    case GroupsEffect::on_overlaps:
      break;
  }
  return "The members of a group are at hand together, or none is. Expected numbers are those of "
         "people found one by one, but drawn ones scatter more, and intervals, which know nothing "
         "of groups, are too narrow.";
}

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
  return fmt::format("{} {} people by visits. {}", who, items.size() == 1 ? "finds" : "find",
                     effect_text(effect_of_groups(scenario)));
}

/// "There are too few victims for a group of 40."
std::string empty_sizes_text(const Scenario& scenario) {
  const std::vector<GroupsOfSize>& groups = scenario.population.groups;
  const std::vector<std::int64_t> counts = count_groups(groups, scenario.population.victims);
  std::vector<std::string> sizes;
  for (std::size_t size = 0; size < groups.size(); ++size)
    if (counts[size] == 0 && groups[size].share > 0.0)
      sizes.push_back(count_text(groups[size].size));
  if (sizes.empty()) return "";
  return fmt::format(" These are too few {} for a whole group of {}, so there is none.",
                     scenario.words.victims, join_with_and(sizes));
}

/// Empty where no agency finds people by visits.
std::string visits_without_groups(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const AgencySpec& agency : scenario.agencies)
    if (agency.found_in_visit) names.push_back(agency.name);
  if (names.empty()) return "";
  return fmt::format(
      "Groups: {} {} people by visits, which changes nothing, since nobody lives in a group.",
      names.size() <= most_named ? join_with_and(names) : fmt::format("{} agencies", names.size()),
      names.size() == 1 ? "finds" : "find");
}

}  // namespace

std::string groups_paragraph(const Scenario& scenario) {
  const std::vector<GroupsOfSize>& groups = scenario.population.groups;
  if (groups.empty()) return visits_without_groups(scenario);
  std::vector<std::string> shares;
  for (const GroupsOfSize& of_size : groups)
    shares.push_back(
        fmt::format("{}{} in groups of {}", percent_text(of_size.share),
                    shares.empty() ? fmt::format(" of the {} live", scenario.words.victims) : "",
                    count_text(of_size.size)));
  return fmt::format("Groups: {}.{} {}", join_with_and(shares), empty_sizes_text(scenario),
                     visitors_text(scenario));
}

std::vector<std::string> groups_clauses(const Scenario& scenario) {
  if (effect_of_groups(scenario) == GroupsEffect::none) return {};
  double share = 0.0;
  for (const GroupsOfSize& of_size : scenario.population.groups) share += of_size.share;
  std::vector<std::string> names;
  for (std::size_t agency : finding_together(scenario))
    names.push_back(scenario.agencies[agency].name);
  return {fmt::format("{} of the {} lived in groups whose members {} found together",
                      percent_text(share), scenario.words.victims,
                      names.size() <= most_named ? join_with_and(names)
                                                 : fmt::format("{} agencies", names.size()))};
}

}  // namespace darknumber
