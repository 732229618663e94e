// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/stop.h"
#include "engine/world/world.h"

namespace darknumber {

/// Whether what applies to a group, or to everyone, concerns the persons of this one.
inline bool concerns(Group applies_to, Group group) {
  return applies_to == Group::everyone || applies_to == group;
}

/// What happens to the persons of a group and stratum after their own detections; the source is
/// still to be set. `stop`: asked by what takes long; throws GivenUp.
PersonProcess process_of(const Scenario& scenario, Group group, std::size_t stratum,
                         const StopQuestion* stop = nullptr);

}  // namespace darknumber
