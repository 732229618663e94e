// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/report/bounds/bounds.h"

namespace darknumber {

/// What `bounds` says of a table, for reading.
Blocks bounds_blocks(const TableBounds& bounds);

}  // namespace darknumber
