// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Standard deviation of a trait.
double sd_of(const Trait& trait);

/// "people differed in visibility (one standard deviation changed the odds of detection by a factor
/// of up to 2)", one for each trait with such loadings; `of` is what they move.
std::vector<std::string> trait_clauses(const Scenario& scenario,
                                       std::vector<double> AgencySpec::*loadings,
                                       std::string_view of);

}  // namespace darknumber
