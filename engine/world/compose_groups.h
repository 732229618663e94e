// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/world/world.h"

namespace darknumber {

/// The groups of a population where some agency finds groups; else none, for they change nothing.
std::vector<GroupsOfSize> groups_found(const Scenario& scenario);

/// How the agencies visit groups of a stratum.
Visits visits_of(const Scenario& scenario, std::size_t stratum);

/// Throws UnsolvableScenario where an agency detects more than visits can bring, as may be where
/// capture probabilities are solved for a table.
void refuse_more_than_visits(const Scenario& scenario);

/// Throws UnsolvableScenario where the laws of members, one for each set of visitors, are too many.
void refuse_too_many_visitors(const World& world);

}  // namespace darknumber
