// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Who lives in groups, which agencies find them so, and what follows for intervals, or that
/// nothing does; empty where nobody lives in groups and no agency finds people by visits.
std::string groups_paragraph(const Scenario& scenario);

/// As `violations` has them: that people are found together, which is none of the five assumptions
/// but what intervals rely on. None where that changes nothing.
std::vector<std::string> groups_clauses(const Scenario& scenario);

}  // namespace darknumber
