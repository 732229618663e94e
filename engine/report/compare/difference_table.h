// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/value.h"
#include "engine/report/block.h"
#include "engine/scenario/difference.h"

namespace darknumber {

/// [{"path", "a", "b"}, …]; a side without the field is null.
Value differences_value(const std::vector<FieldDifference>& differences);

/// A heading that says how many fields differ, and a table of them: path, value in A, value in B.
Blocks differences_blocks(const std::vector<FieldDifference>& differences);

}  // namespace darknumber
