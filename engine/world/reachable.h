// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/world/world.h"

namespace darknumber {

/// Expected victims, one number a stratum, whose chance of being on one of the lists exceeds
/// `above`: given stratum, traits, severity and time of presence, after all that happens before
/// linkage. The others no list can tell of. `lists`: agencies whose lists are in use.
/// Source: the alpha-observable population of Johndrow, Lum & Ball (2016).
/// Along one normal trait, or severity, the places where the chance crosses `above` are found to
/// rounding; over further normal traits nodes are doubled until nothing changes by 1e-6 of everyone.
std::vector<double> reachable_victims(const World& world, CaptureHistory lists, double above);

}  // namespace darknumber
