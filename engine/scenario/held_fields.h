// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/problem.h"
#include "engine/scenario/read_study.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Adds a problem for each setting of a study that is held to a table, or of a claim about it, that
/// would be undone: the number of victims and the agencies' own capture probabilities are solved
/// for the table, and with pairs the odds ratios that apply to victims too. `match`: what is
/// solved.
void refuse_held_fields(const Scenario& scenario, TableMatch match, const StudySurroundings& around,
                        Problems& problems);

}  // namespace darknumber
