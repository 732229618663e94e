// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/json_cursor.h"
#include "engine/input/problem.h"

namespace darknumber {

/// Where a text of JSON stands: in a file, or in an option of the command line.
enum class JsonSource { file, option };

enum class JsonToken { none, name, number, other_value, opening };

/// What the parser had understood when it met an error.
struct JsonState {
  JsonCursor cursor;                 // right after the last token understood
  JsonToken last = JsonToken::none;  // that token; a closing bracket is an `other_value`
  std::string name;                  // of the last name read
  std::string open;                  // open brackets, innermost last: "{["
  std::vector<Position> opened_at;   // of each
  JsonSource source = JsonSource::file;
};

/// The syntax error after `state`, in plain words.
Problem describe_syntax_error(const JsonState& state);

}  // namespace darknumber
