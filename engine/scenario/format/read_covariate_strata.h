// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/input/object_reader.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// The member of "covariates" that is no covariate.
inline constexpr std::string_view shares_by_pattern = "shares";

/// Reads "covariates" into covariates and the strata that are their patterns, the first covariate's
/// levels changing fastest; nothing where there are none.
void read_covariate_strata(ObjectReader& population, PopulationSpec& spec);

/// The name of a pattern: "2014 / male".
std::string name_of_pattern(const std::vector<std::string>& levels);

/// What an agency's "by_covariate" says of one level.
struct LevelValue {
  std::size_t covariate = 0;
  std::size_t level = 0;
  const Value* value = nullptr;
  std::string path;
};

/// Unknown names, and what is no object, are refused.
std::vector<LevelValue> read_level_values(ObjectReader& agency,
                                          const std::vector<Covariate>& covariates);

}  // namespace darknumber
