// SPDX-License-Identifier: MIT
#pragma once

#include "engine/world/world.h"

namespace darknumber {

/// The exact expected register: sums over strata, traits, presence and histories, without sampling.
/// With false links it is the large-population limit.
Register expected_register(const World& world);

/// The expected register before the step of false links, exact in any case.
Register expected_before_false_links(const World& world);

}  // namespace darknumber
