// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/input/value.h"

namespace darknumber {

/// The cells whose counts were not taken at their word: [{"lists", "count", "persons",
/// "taken_as"}], `persons` as the method has them, `taken_as` "omit" or "upper_bound".
Value in_doubt_value(const std::vector<CellInDoubt>& cells, const ListsInUse& lists);

/// The same in sentences; empty where there is none.
std::string note_on_doubt(const std::vector<CellInDoubt>& cells, const ListsInUse& lists);

}  // namespace darknumber
