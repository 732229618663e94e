// SPDX-License-Identifier: MIT
#pragma once

#include "engine/world/calibration/calibrate.h"

namespace darknumber {

/// The scenario with everybody found one by one: its expected table is the same, and no capture
/// probability is too high for visits on the way to a solution.
Scenario without_visits(Scenario scenario);

/// What was solved for that, with the visits of `scenario` again: a Misfit where an agency would
/// have to detect more than its visits bring. Throws GivenUp where the question says so.
Calibration with_visits_of(const Scenario& scenario, Calibration calibration,
                           const StopQuestion* stop);

}  // namespace darknumber
