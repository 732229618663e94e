// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"

namespace darknumber {

/// Refuses an assumed share of false positives that the expected table has not got: more records of
/// a list than are on it alone. A drawn table may lack them by chance; this one not. Throws
/// UnsolvableScenario with the field's path.
void check_assumed_shares(const Scenario& scenario, const Observed& expected);

}  // namespace darknumber
