// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/performance/replicates.h"

namespace darknumber {

/// Whether a measure is the mean, over replicates, of a number that each replicate has: such a
/// measure has paired differences, and noise that can be taken out of indices.
bool is_mean_of_rows(std::string_view measure);

/// That number of each replicate; NaN where it has none (no world; no estimate, for
/// most measures).
std::vector<double> row_values(std::string_view measure, const ReplicateRows& rows);

}  // namespace darknumber
