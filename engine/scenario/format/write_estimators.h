// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// "estimation" in the format of scenarios, with every default filled in; each estimator with its
/// label. `agencies` are their names, in order.
Value estimation_value(const EstimationSpec& estimation, const std::vector<std::string>& agencies);

}  // namespace darknumber
