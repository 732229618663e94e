// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/core/contingency_table.h"
#include "engine/input/value.h"

namespace darknumber {

/// Each list's size, and how many are on it alone, for reading.
std::string lists_table(const ContingencyTable& table, const ListsInUse& lists, std::size_t width);

/// The histories on two lists or more for reading, the most frequent first; those of less than half
/// an entity are only counted.
std::string overlaps_table(const ContingencyTable& table, const ListsInUse& lists,
                           std::size_t width);

/// {"100000": 123.4, …}: every cell of a table, a history as digits in the order of the lists.
Value table_value(const ContingencyTable& table);

}  // namespace darknumber
