// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/input/value.h"

namespace darknumber {

/// {"models_counted", "models_negligible", "models_left_out", "models", "left_out"}: of each
/// of the last two the first hundred, as {"interactions", "estimate", "weight"}.
Value average_value(const ModelAverage& average, const ListsInUse& lists);

/// The weightiest models, and those left out, in sentences.
std::string average_note(const ModelAverage& average, const ListsInUse& lists);

}  // namespace darknumber
