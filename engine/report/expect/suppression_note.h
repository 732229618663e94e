// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/value.h"
#include "engine/simulation/observe.h"

namespace darknumber {

/// A sentence on the small counts of a table that are not published as they are: how many there
/// are, and as what they stand in it. Empty where there are none.
std::string suppression_note(const EstimationSpec& estimation, const HiddenCounts& hidden);

/// [{"history", "least", "most"}, …]: the counts that are published as intervals, the history as
/// digits in the order of the lists in use.
Value intervals_value(const EstimationSpec& estimation, const HiddenCounts& hidden);

}  // namespace darknumber
