// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/input/csv.h"

namespace darknumber {

/// Whether this is an input file of program MARK: by its name, or because its first record is a
/// history of digits, counts, and a semicolon.
bool is_mark_file(std::string_view text, std::string_view file);

/// Shows the records of a MARK input file ("10110 24 17;", comments between /* and */) as rows of a
/// table with the columns "history:5", "group" where a record has several counts, and "count". The
/// header comes first. Throws InputError where a record is not of this form.
void visit_mark(std::string_view text, const std::string& file, const RowVisitor& visit);

}  // namespace darknumber
