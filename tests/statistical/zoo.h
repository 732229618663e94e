// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "engine/scenario/scenario.h"

namespace darknumber::testing {

/// Small scenarios by name: nothing violated, each mechanism alone, all together, and the corners
/// (probabilities of 0 and 1, agencies that never share a person).
std::map<std::string, Scenario> zoo();

}  // namespace darknumber::testing
