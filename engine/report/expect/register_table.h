// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/contingency_table.h"
#include "engine/input/value.h"
#include "engine/report/block.h"

namespace darknumber {

/// Each list's size, and how many are on it alone, for reading.
Table lists_table(const ContingencyTable& table, const ListsInUse& lists);

/// The histories on two lists or more for reading, the most frequent first; those of less than half
/// an entity are only counted.
Table overlaps_table(const ContingencyTable& table, const ListsInUse& lists);

/// {"100000": 123.4, …}: every cell of a table, a history as digits in the order of the lists.
Value table_value(const ContingencyTable& table);

}  // namespace darknumber
