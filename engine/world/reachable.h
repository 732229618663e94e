// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/world/world.h"

namespace darknumber {

/// Whom the lists can tell of.
struct Reachable {
  std::vector<double> by_stratum;  // expected victims
  double largest_chance = 0.0;     // the largest that was met: what everyone's is compared with
};

/// Expected victims, one number a stratum, whose chance of being on one of the lists exceeds
/// `above`: given stratum, traits, severity and time of presence, after all that happens before
/// linkage. The others no list can tell of. `lists`: agencies whose lists are in use.
/// Source: the alpha-observable population of Johndrow, Lum & Ball (2016).
/// Along severity, or the normal trait that moves the chance most, the places where the chance
/// crosses `above` are found to rounding (see share_of_normal); over further normal traits that
/// move it nodes are doubled until nothing changes by 1e-6 of everyone. Throws UnsolvableScenario
/// where that takes more than 2e7 chances.
Reachable reachable_victims(const World& world, CaptureHistory lists, double above);

}  // namespace darknumber
