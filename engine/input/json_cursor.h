// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/input/value.h"

namespace darknumber {

/// A place in a JSON text that moves forward and knows its line and column.
class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {}

  bool at_end() const { return offset_ >= text_.size(); }
  /// The byte here; 0 at the end.
  char here() const { return at_end() ? '\0' : text_[offset_]; }
  std::string_view rest() const { return text_.substr(offset_); }
  Position position() const { return {line_, column_, ""}; }

  void advance(std::size_t bytes);
  /// Over white space and comments; a comment that is never closed runs to the end.
  void skip_blank();
  /// Over white space, comments, commas and colons: what may stand between two tokens.
  void skip_between_tokens();
  /// Over the well-formed token that starts here (text, number, literal or bracket).
  void skip_token();

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// Of ASCII.
bool is_digit(char c);
bool is_letter(char c);

/// Length of the number at the start of the text by the grammar of RFC 8259; 0 where there is none.
std::size_t number_length(std::string_view text);

/// Length of the quoted text at the start, its quotes included; all of it where it is not closed.
std::size_t quoted_length(std::string_view text);

}  // namespace darknumber
