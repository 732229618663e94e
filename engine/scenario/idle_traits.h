// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/problem.h"
#include "engine/input/value.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Adds a problem for each trait on which no agency gives a loading and no factor, point or claim
/// of the study sets one: the scenario would say that people differ, and its world have them alike.
/// A loading of 0 that is given says that it is meant. `root` is what `scenario` was read from.
void refuse_idle_traits(const Value& root, const Scenario& scenario, const std::string& file,
                        Problems& problems);

/// Adds a problem for each loading on reporting or anonymity of an agency whose probability of it
/// is 0 or 1 in every stratum, so that nothing is left to move; unless the study or a claim sets
/// that probability.
void refuse_idle_loadings(const Value& root, const Scenario& scenario, const std::string& file,
                          Problems& problems);

}  // namespace darknumber
