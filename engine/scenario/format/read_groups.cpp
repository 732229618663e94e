// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_groups.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "engine/input/field_check.h"
#include "engine/input/make_value.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_numbers.h"

namespace darknumber {
namespace {

std::string path_of_item(const ObjectReader& population, const Value& item, std::size_t index) {
  const Value* size = item.is_object() ? item.find("size") : nullptr;
  if (size != nullptr && size->is_number())
    return fmt::format("{}[{}]", population.path_of("groups"), size->number());
  return fmt::format("{}[#{}]", population.path_of("groups"), index + 1);
}

/// The first stratum in which an agency detects more people than it finds where it comes; or none.
std::optional<std::size_t> detects_too_many(const AgencySpec& agency, double found) {
  for (std::size_t s = 0; s < agency.in_stratum.size(); ++s)
    if (agency.in_stratum[s].capture_probability > found) return s;
  return std::nullopt;
}

}  // namespace

std::vector<GroupsOfSize> read_groups(ObjectReader& population) {
  const Value* items = population.value("groups");
  if (items == nullptr) return {};
  if (population.has("at_risk"))
    population.report("groups", "\"groups\" and \"at_risk\" cannot be combined",
                      "In a continuum of severity agencies find people one by one.");
  std::vector<GroupsOfSize> groups;
  std::set<std::int64_t> sizes;
  double shares = 0.0;
  bool sound = true;
  for (const Value& item : items->array()) {
    ObjectReader reader(item, path_of_item(population, item, groups.size()),
                        section_fields("population.groups[]"), population.file(),
                        population.problems());
    groups.push_back({reader.integer("size").value_or(2), reader.number("share").value_or(0.0)});
    if (reader.sound() && !sizes.insert(groups.back().size).second)
      reader.report("size", fmt::format("groups of {} are given twice", groups.back().size),
                    "Add their shares up.");
    sound = sound && reader.sound();
    shares += groups.back().share;
  }
  if (sound && shares > 1.0 + share_sum_tolerance)
    population.report("groups", fmt::format("the shares of the groups sum to {:.10g}", shares),
                      "Together they are at most 1; whoever is in no group is alone.");
  if (groups.size() > most_group_sizes)
    population.report("groups",
                      fmt::format("groups have at most {} sizes, but here are {}", most_group_sizes,
                                  groups.size()),
                      "Take sizes that are near to each other together.");
  return groups;
}

std::optional<double> read_found_in_visit(ObjectReader& reader, const AgencySpec& agency,
                                          const PopulationSpec& population, bool anchored) {
  if (!reader.has("found_in_visit")) return std::nullopt;
  const std::optional<double> found = reader.number("found_in_visit");
  if (population.at_risk)
    reader.report("found_in_visit", "\"found_in_visit\" and \"at_risk\" cannot be combined",
                  "In a continuum of severity agencies find people one by one.");
  if (!found || population.at_risk) return found;
  if (std::any_of(agency.loadings.begin(), agency.loadings.end(),
                  [](double loading) { return loading != 0.0; }))
    reader.report("found_in_visit",
                  "an agency that finds people by visits has no loadings: it finds every member of "
                  "a group alike",
                  "Leave out its \"loadings\", or \"found_in_visit\".");
  const std::optional<std::size_t> stratum =
      anchored ? std::nullopt : detects_too_many(agency, *found);
  if (stratum)
    reader.report(
        "found_in_visit",
        fmt::format("it detects {} of the victims{}, but finds only {} of those whom it visits",
                    agency.in_stratum[*stratum].capture_probability,
                    population.strata[*stratum].name.empty()
                        ? ""
                        : fmt::format(" of stratum \"{}\"", population.strata[*stratum].name),
                    *found),
        "It lies between the capture probability and 1.");
  return found;
}

Value groups_value(const std::vector<GroupsOfSize>& groups) {
  Value all = empty_array();
  for (const GroupsOfSize& of_size : groups) {
    Value item = empty_object();
    add_member(item, "size", of_size.size);
    add_member(item, "share", of_size.share);
    all.array().push_back(std::move(item));
  }
  return all;
}

}  // namespace darknumber
