// SPDX-License-Identifier: MIT
#pragma once

#include "engine/world/world.h"

namespace darknumber {

/// What happens to the persons of a group and stratum after their own detections; the source is
/// still to be set.
PersonProcess process_of(const Scenario& scenario, Group group, std::size_t stratum);

}  // namespace darknumber
