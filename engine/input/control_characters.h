// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// The offset of the first control character of a UTF-8 text (Unicode's category Cc: U+0000 to
/// U+001F and U+007F to U+009F); npos where there is none. A terminal obeys them, a NUL ends a C
/// string, and a line end ends a row of a table.
std::size_t find_control_character(std::string_view text);

/// Whether a text has more than one line, or a tab in it.
bool has_lines_or_tabs(std::string_view text);

/// Adds a problem for each text, and each name of a member, that holds a control character other
/// than a line feed and a tab, which `fault_of_value` leaves to the fields that may have lines.
void refuse_control_characters(const Value& root, const std::string& file, Problems& problems);

}  // namespace darknumber
