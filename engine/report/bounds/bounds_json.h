// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/value.h"
#include "engine/report/bounds/bounds.h"

namespace darknumber {

/// What `bounds` says of a table, with all digits.
Value bounds_document(const TableBounds& bounds);
std::string bounds_json(const TableBounds& bounds);

/// A row for each pair of lists, those left out too.
std::string bounds_csv(const TableBounds& bounds);

}  // namespace darknumber
