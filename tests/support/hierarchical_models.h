// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// All hierarchical sets of interactions of up to `order` of `lists` lists, for up to five lists:
/// the readable way, for tests. Every set of pairs, and with it every set of the triples that have
/// all their pairs in it, and so on upwards.
std::vector<std::vector<CaptureHistory>> hierarchical_models(int lists, int order);

}  // namespace darknumber
