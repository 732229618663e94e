// SPDX-License-Identifier: MIT
#include "tests/support/covariate_reference.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "engine/estimators/options/covariate_options.h"
#include "tests/support/checkout.h"

namespace darknumber::testing {
namespace {

std::string covariates_folder() {
  return checkout() + "/tests/golden/reference/covariates/";
}

/// Adds the list or covariate of that name.
void add_named(const std::string& name, const TableByPattern& table, CovariateTerm& term) {
  for (std::size_t l = 0; l < table.named.lists.size(); ++l)
    if (table.named.lists[l] == name) term.lists |= only(static_cast<int>(l));
  for (std::size_t c = 0; c < table.method.covariates.size(); ++c)
    if (table.method.covariates[c].name == name) term.covariates |= std::uint32_t{1} << c;
}

}  // namespace

nlohmann::json all_covariate_entries() {
  std::ifstream file(covariates_folder() + "golden.json");
  if (!file) throw std::runtime_error("no reference of models with covariates");
  return nlohmann::json::parse(file);
}

ListsInUse TableByPattern::lists() const {
  return every_agency(named.lists);
}

std::string TableByPattern::name_of(VariableSet term) const {
  return name_of_term({lists_of(term, patterns.lists), covariates_of(term, patterns.lists)},
                      lists(), method.covariates);
}

TableByPattern table_by_pattern(const nlohmann::json& entry) {
  TableReading reading;
  reading.covariates = entry.at("covariates").get<std::vector<std::string>>();
  NamedTable named =
      load_table(covariates_folder() + entry.at("table").get<std::string>() + ".csv", reading);
  LoglinearCovariates method;
  for (const std::string& name : reading.covariates)
    for (const Covariate& covariate : named.covariates)
      if (covariate.name == name) method.covariates.push_back(covariate);
  for (const Covariate& covariate : method.covariates)
    method.trends.push_back(
        entry.value("year", "") == covariate.name ? entry.value("degree_year", 0) : 0);
  PatternTable patterns = pattern_table(named.by_stratum, method.covariates);
  return {std::move(named), std::move(method), std::move(patterns)};
}

std::vector<CovariateTerm> interactions_in(const nlohmann::json& terms,
                                           const TableByPattern& table) {
  std::vector<CovariateTerm> result;
  for (const std::string text : terms) {
    CovariateTerm term;
    std::stringstream names(text);
    for (std::string name; std::getline(names, name, ':');) add_named(name, table, term);
    if (lists_on(term.lists) + lists_on(term.covariates) >= 2) result.push_back(term);
  }
  return result;
}

std::size_t level_named(const Covariate& covariate, const std::string& level) {
  const auto place = std::find(covariate.levels.begin(), covariate.levels.end(), level);
  if (place == covariate.levels.end()) throw std::runtime_error("no level " + level);
  return static_cast<std::size_t>(place - covariate.levels.begin());
}

}  // namespace darknumber::testing
