// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/performance/replicates.h"

namespace darknumber {

/// The measure of each replicate (OfOneRow); NaN where it has none (no world; no estimate, for
/// most measures).
std::vector<double> row_values(std::string_view measure, const ReplicateRows& rows);

}  // namespace darknumber
