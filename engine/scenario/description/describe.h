// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// The scenario in plain words, one paragraph an entry: the population, the agencies, the people
/// who are not victims, what is not reported, what happens before estimation; then each of the five
/// assumptions of multiple systems estimation, whether it is violated, by what, how strongly, what
/// that usually does to the estimates, and which of the scenario's estimators rely on it.
/// Directions are the usual ones, not computed: the answer of a scenario is the estimators on the
/// expected table.
std::vector<std::string> describe(const Scenario& scenario);

}  // namespace darknumber
