// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/morris_kind.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/field_check.h"

namespace darknumber {
namespace {

const MorrisStudy& morris_of(const StudySpec& study) {
  return std::get<MorrisStudy>(study.type);
}

/// The factor that has this path; as many as there are factors where none has it.
std::size_t factor_with(const Value& path, const std::vector<Factor>& factors) {
  const auto has_it = [&](const Factor& factor) {
    return path.is_text() &&
           std::find(factor.paths.begin(), factor.paths.end(), path.text()) != factor.paths.end();
  };
  return static_cast<std::size_t>(std::find_if(factors.begin(), factors.end(), has_it) -
                                  factors.begin());
}

}  // namespace

void read_groups(ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
  const Value* groups = reader.value(groups_field.name);
  const Value* factors = reader.value("factors");
  // Of factors that could not be read nobody knows which they are.
  if (groups == nullptr || factors == nullptr || factors->array().size() != study.factors.size())
    return;
  std::vector<std::vector<std::size_t>>& read = std::get<MorrisStudy>(study.type).groups;
  std::vector<bool> grouped(study.factors.size(), false);
  for (const Value& group : groups->array()) {
    std::vector<std::size_t> members;
    if (!group.is_array()) {
      reader.report(groups_field.name, "a group must be an array of factors' paths", "");
      return;
    }
    for (const Value& path : group.array()) {
      const std::size_t found = factor_with(path, study.factors);
      if (found == study.factors.size() || grouped[found]) {
        reader.report(groups_field.name,
                      fmt::format("{} is not a factor of this study, or is in two groups",
                                  describe_value(path)),
                      "Name each factor by its path, once.");
        return;
      }
      grouped[found] = true;
      members.push_back(found);
    }
    if (!members.empty()) read.push_back(std::move(members));
  }
  for (std::size_t f = 0; f < study.factors.size(); ++f)
    if (!grouped[f]) read.push_back({f});
}

Value write_groups(const StudySpec& study) {
  if (morris_of(study).groups.empty()) return null_value();
  Value groups = empty_array();
  for (const std::vector<std::size_t>& group : morris_of(study).groups) {
    Value paths = empty_array();
    for (std::size_t factor : group)
      paths.array().push_back(make_value(study.factors[factor].paths.front()));
    groups.array().push_back(std::move(paths));
  }
  return groups;
}

void check_morris(ObjectReader& reader, const StudySpec& study) {
  if (const int levels = morris_of(study).levels; levels % 2 != 0)
    reader.report(levels_field.name, fmt::format("{} levels are odd", levels),
                  "Give an even number.");
}

std::string way_of_morris(const StudySpec& study) {
  return fmt::format("elementary effects by Morris, from {} trajectories on {} levels",
                     morris_of(study).trajectories, morris_of(study).levels);
}

}  // namespace darknumber
