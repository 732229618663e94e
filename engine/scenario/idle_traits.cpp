// SPDX-License-Identifier: MIT
#include "engine/scenario/idle_traits.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/scenario/loadings.h"
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

/// Loadings that move a rate other than that of detection.
struct LoadingsOfRate {
  std::string_view field;
  std::vector<double> AgencySpec::*loadings;
  std::string_view rate;
  double AgencyRates::*member;
};

constexpr LoadingsOfRate loadings_of_rates[] = {
    {"reporting_loadings", &AgencySpec::reporting_loadings, "reporting_probability",
     &AgencyRates::reporting_probability},
    {"anonymous_loadings", &AgencySpec::anonymous_loadings, "anonymous_share",
     &AgencyRates::anonymous_share}};

/// Whether a path leads to a rate, or to all of what holds it.
bool sets_rate(const std::string& path, std::string_view rate) {
  std::string fault;
  const std::vector<PathPiece> pieces = split_path(path, fault);
  return !pieces.empty() && (pieces.back().name == rate || pieces.back().name == "by_stratum" ||
                             pieces.back().name == "by_covariate");
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

void refuse_idle_loadings(const Value& root, const Scenario& scenario, const std::string& file,
                          Problems& problems) {
  const std::vector<std::string> paths = paths_set(scenario);
  for (const LoadingsOfRate& kind : loadings_of_rates) {
    if (std::any_of(paths.begin(), paths.end(),
                    [&](const std::string& path) { return sets_rate(path, kind.rate); }))
      continue;
    for (const AgencySpec& agency : scenario.agencies) {
      if (can_move(agency, kind.loadings)) continue;
      const std::vector<double>& loadings = agency.*kind.loadings;
      for (std::size_t t = 0; t < loadings.size(); ++t) {
        if (loadings[t] == 0.0) continue;
        const std::string path = fmt::format("agencies[{}].{}[{}]", agency.name, kind.field,
                                             scenario.population.traits[t].name);
        const Position position = locate(root, path);
        problems.push_back(
            {file_at(position, file), position, path,
             fmt::format("the loading does nothing: the {} of {} is 0 or 1 for everyone", kind.rate,
                         agency.name),
             fmt::format("Give a {} between 0 and 1, or leave the loading out.", kind.rate), ""});
      }
    }
  }
}

}  // namespace darknumber
