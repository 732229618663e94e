// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"

namespace darknumber::testing {

/// Streams of the tests themselves, apart from every purpose of the engine.
inline constexpr Purpose test_purpose{1000};

/// Scenario `number` of an endless list of valid scenarios with a solution: two to four agencies
/// (now and then up to ten), a few hundred victims, and of everything the scenario format has a
/// random part (most mechanisms in about half of them, probabilities of 0 and 1 among the rest), or
/// a continuum in place of victims and bystanders. A draw that no world meets (an unreachable
/// share, a forbidden overlap) is passed over for the next.
/// To extend: one function that adds a mechanism, and a line that calls it.
Scenario random_scenario(std::uint64_t seed, std::uint32_t number);

}  // namespace darknumber::testing
