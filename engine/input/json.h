// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// Objects and arrays in one another; a file deeper than this is refused. A scenario needs seven.
inline constexpr int max_json_depth = 100;

/// Reads JSON (RFC 8259) with `//` and `/* */` comments and an optional byte order mark. Every
/// value and every name knows the line and column where it starts, columns counted in characters.
/// Duplicate names are kept, for the reader of the object to refuse. A syntax error becomes one
/// problem that names the slip where it is a usual one, and the value is then null.
Value parse_json(std::string_view text, const std::string& file, Problems& problems);

/// The value of an option such as `--set x=0.2`: JSON where it reads as JSON, otherwise the text
/// itself. Text that starts as an object, array or quoted text must be JSON, or it is a problem.
/// `option` becomes the source of every position in it: "--set x=0.2".
Value parse_option_value(std::string_view text, const std::string& option, Problems& problems);

enum class JsonLayout { compact, indented };

/// JSON text of a value. Numbers are the shortest that read back the same. A number that does not
/// exist (NaN) is null, and so is an infinite one; an object with infinite members gets another,
/// "infinite", that names them, "-name" for minus infinity, so that the two are told apart.
/// Indented: two spaces a level, arrays of plain values on one line, and a final line end.
std::string write_json(const Value& value, JsonLayout layout = JsonLayout::compact);

/// The shortest decimal text that reads back as the same number.
std::string shortest_number(double number);

}  // namespace darknumber
