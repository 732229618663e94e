// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// What a scenario violates, one clause a violation, those of linkage as one, and that people are
/// found together: "20 % of all reports were false". None where every assumption is met.
std::vector<std::string> violation_clauses(const Scenario& scenario);

}  // namespace darknumber
