// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// A scenario and what it is called.
struct NamedScenario {
  std::string name;
  Scenario scenario;
};

/// Every check that the engine makes of itself: in its own worlds, and in these. `calibrates`:
/// those that take minutes too. Composes the worlds, on so many threads.
std::vector<SelfCheck> own_checks(std::uint64_t seed, bool calibrates,
                                  const std::vector<NamedScenario>& scenarios, int threads);

}  // namespace darknumber
