// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/input/table_layout.h"

namespace darknumber {

/// Shows the rows of a table in text, the header first: CSV or a MARK input file.
void visit_rows(std::string_view text, const std::string& file, const RowVisitor& visit);

/// A row as long as the header: blank fields that are too many are left out. Else the row as it is.
bool fits(TextRow& row, std::size_t columns);

/// The first pass over a table: what its columns are called and hold. Rows that do not fit are
/// passed over.
TableOutline outline_of(std::string_view text, const std::string& file);

}  // namespace darknumber
