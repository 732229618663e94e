// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fitting/pattern_table.h"
#include "engine/input/read_table.h"

namespace darknumber::testing {

/// All entries of the reference for models with covariates.
nlohmann::json all_covariate_entries();

/// A table of that reference, with its covariates and their trends.
struct TableByPattern {
  NamedTable named;
  LoglinearCovariates method;
  PatternTable patterns;

  ListsInUse lists() const;
  std::string name_of(VariableSet term) const;
};

/// The table of an entry.
TableByPattern table_by_pattern(const nlohmann::json& entry);

/// Of terms by their names, those of two variables or more.
std::vector<CovariateTerm> interactions_in(const nlohmann::json& terms,
                                           const TableByPattern& table);

/// The place of a level; one that is none ends the test.
std::size_t level_named(const Covariate& covariate, const std::string& level);

}  // namespace darknumber::testing
