// SPDX-License-Identifier: MIT
#include "engine/input/json_cursor.h"

#include <algorithm>

namespace darknumber {
namespace {

std::size_t digits(std::string_view text, std::size_t from) {
  while (from < text.size() && is_digit(text[from])) ++from;
  return from;
}

}  // namespace

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t number_length(std::string_view text) {
  const std::size_t first = !text.empty() && text[0] == '-' ? 1 : 0;
  std::size_t end = first < text.size() && text[first] == '0' ? first + 1 : digits(text, first);
  if (end == first) return 0;
  if (end < text.size() && text[end] == '.') {
    const std::size_t fraction = digits(text, end + 1);
    if (fraction == end + 1) return end;
    end = fraction;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const bool sign = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
    const std::size_t from = end + (sign ? 2 : 1);
    const std::size_t exponent = digits(text, from);
    if (exponent > from) end = exponent;
  }
  return end;
}

std::size_t quoted_length(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return text.size();
}

void JsonCursor::advance(std::size_t bytes) {
  for (std::size_t i = 0; i < bytes && offset_ < text_.size(); ++i, ++offset_) {
    const char c = text_[offset_];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((c & 0xC0) != 0x80) {  // not a continuation byte of UTF-8
      ++column_;
    }
  }
}

void JsonCursor::skip_blank() {
  while (!at_end()) {
    const std::string_view text = rest();
    const std::string_view start = text.substr(0, 2);
    if (std::string_view(" \t\r\n").find(text[0]) != std::string_view::npos) {
      advance(1);
    } else if (start == "//") {
      advance(std::min(text.find('\n'), text.size()));
    } else if (start == "/*") {
      const std::size_t close = text.find("*/", 2);
      advance(close == std::string_view::npos ? text.size() : close + 2);
    } else {
      return;
    }
  }
}

void JsonCursor::skip_between_tokens() {
  skip_blank();
  while (here() == ',' || here() == ':') {
    advance(1);
    skip_blank();
  }
}

void JsonCursor::skip_token() {
  const char c = here();
  if (c == '"')
    advance(quoted_length(rest()));
  else if (c == '-' || is_digit(c))
    advance(number_length(rest()));
  else if (is_letter(c))
    advance(c == 'f' ? 5 : 4);  // false; true, null
  else
    advance(1);
}

}  // namespace darknumber
