// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "engine/core/stop.h"
#include "engine/world/known_detections.h"
#include "engine/world/world.h"

namespace darknumber {

/// The most laws of victims: classes of presence, times one more than the strata. The table
/// simulator keys a stream by each, in 22 of 32 bits; the others tell histories apart.
inline constexpr std::size_t most_laws = std::size_t{1} << 22;

/// The most numbers that they hold together, 2^k a law with k agencies: 2 GB.
inline constexpr std::size_t most_law_numbers = std::size_t{1} << 28;

/// Composes the laws of a scenario. Throws UnsolvableScenario. `stop`: asked while it takes long,
/// once at least; throws GivenUp. `known`: detections of other worlds, which change no bit of this
/// one; null: none.
World compose_world(const Scenario& scenario, const StopQuestion* stop = nullptr,
                    KnownDetections* known = nullptr);

/// The same with `victims` in place of the scenario's number, which need not be whole: the world of
/// an exact answer. Not for a continuum.
World compose_world(const Scenario& scenario, double victims, const StopQuestion* stop = nullptr,
                    KnownDetections* known = nullptr);

}  // namespace darknumber
