// SPDX-License-Identifier: MIT
#include "engine/scenario/idle_traits.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/scenario/paths/locate.h"
#include "engine/scenario/paths/path_text.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

constexpr std::string_view loadings_fields[] = {"loadings", "reporting_loadings",
                                                "anonymous_loadings"};

bool is_loadings(std::string_view name) {
  return std::find(std::begin(loadings_fields), std::end(loadings_fields), name) !=
         std::end(loadings_fields);
}

bool is_given(const Value& root, const std::string& trait) {
  const Value* agencies = root.find("agencies");
  if (agencies == nullptr) return false;
  return std::any_of(agencies->array().begin(), agencies->array().end(), [&](const Value& agency) {
    return std::any_of(std::begin(loadings_fields), std::end(loadings_fields),
                       [&](std::string_view field) {
                         const Value* loadings = agency.find(std::string(field));
                         return loadings != nullptr && loadings->find(trait) != nullptr;
                       });
  });
}

/// Whether a path leads to a loading of the trait: agencies[…].loadings[visibility], or all
/// loadings of an agency at once.
bool sets_loading(const std::string& path, const std::string& trait) {
  std::string fault;
  const std::vector<PathPiece> pieces = split_path(path, fault);
  if (pieces.empty() || !is_loadings(pieces.back().name)) return false;
  const std::optional<std::string>& bracket = pieces.back().bracket;
  return !bracket || *bracket == trait || *bracket == "*";
}

/// Every path that a study or a claim sets.
std::vector<std::string> paths_set(const Scenario& scenario) {
  std::vector<std::string> paths;
  if (scenario.study) {
    for (const Factor& factor : scenario.study->factors)
      paths.insert(paths.end(), factor.paths.begin(), factor.paths.end());
    for (const Settings& point : points_of(*scenario.study))
      for (const auto& [path, value] : point) paths.push_back(path);
  }
  for (const Claim& claim : scenario.claims) {
    for (const auto& [path, values] : claim.where) paths.push_back(path);
    if (claim.than && claim.than->where)
      for (const auto& [path, value] : *claim.than->where) paths.push_back(path);
  }
  return paths;
}

}  // namespace

void refuse_idle_traits(const Value& root, const Scenario& scenario, const std::string& file,
                        Problems& problems) {
  const std::vector<std::string> paths = paths_set(scenario);
  for (const Trait& trait : scenario.population.traits) {
    if (is_given(root, trait.name) ||
        std::any_of(paths.begin(), paths.end(),
                    [&](const std::string& path) { return sets_loading(path, trait.name); }))
      continue;
    const std::string path = fmt::format("population.traits[{}]", trait.name);
    const Position position = locate(root, path);
    problems.push_back(
        {file_at(position, file), position, path,
         fmt::format("no agency has a loading on {}, so it does nothing", trait.name),
         scenario.population.at_risk
             ? "Leave it out: in a continuum of severity agencies have no loadings."
             : fmt::format("Give one to the agencies that it helps to detect people, as in "
                           "\"loadings\": {{\"{}\": 1}}; or leave the trait out.",
                           trait.name),
         ""});
  }
}

}  // namespace darknumber
