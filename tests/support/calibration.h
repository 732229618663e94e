// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/contingency_table.h"
#include "engine/world/calibration/calibrate.h"

namespace darknumber::testing {

/// The largest relative difference of two tables' list sizes, with pairs of their overlaps too.
double worst_of_lists(const ContingencyTable& expected, const ContingencyTable& wanted,
                      Match match);

/// The scenario with the log-odds of each agency's capture probabilities moved, each by a step of
/// its own, and one victim: what a calibration must undo.
Scenario moved_away(Scenario scenario);

}  // namespace darknumber::testing
