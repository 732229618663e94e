// SPDX-License-Identifier: MIT
#include "engine/input/json_syntax.h"

#include <fmt/core.h>

#include <cctype>
#include <utility>

#include "engine/input/written_number.h"

namespace darknumber {
namespace {

/// The run of characters at the start that a person would read as one word or number.
std::string word_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < 40 &&
         (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
          std::string_view("+-._%").find(text[end]) != std::string_view::npos))
    ++end;
  return std::string(text.substr(0, end));
}

/// The whole character (UTF-8) at the start, in quotes, for a message.
std::string character_at(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && length < 4 && (text[length] & 0xC0) == 0x80) ++length;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x20 || first == 0x7F || (first >= 0x80 && length == 1))
    return fmt::format("the byte {:#04x}", first);
  return fmt::format("\"{}\"", text.substr(0, length));
}

bool starts_with_typographic_quote(std::string_view text) {
  for (std::string_view quote : {"“", "”", "„", "‘", "’", "«", "»"})
    if (text.substr(0, quote.size()) == quote) return true;
  return false;
}

Problem at(const JsonCursor& cursor, std::string message, std::string advice = "") {
  Problem problem;
  problem.position = cursor.position();
  problem.message = std::move(message);
  problem.advice = std::move(advice);
  return problem;
}

Problem unfinished(const JsonState& state, const JsonCursor& cursor) {
  const std::string_view what = state.source == JsonSource::file ? "file" : "text";
  if (state.open.empty())
    return at(cursor, fmt::format("a value is expected, but the {} ends", what));
  const Position& opened = state.opened_at.back();
  return at(cursor,
            fmt::format("the {} ends before the \"{}\" of line {}, column {} is closed", what,
                        state.open.back(), opened.line, opened.column),
            fmt::format("Close it with \"{}\".", state.open.back() == '{' ? '}' : ']'));
}

Problem bad_text(JsonCursor cursor) {
  const std::string_view text = cursor.rest();
  for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] == '\n')
      return at(cursor, "the text that starts here has no closing quote on its line",
                "Close it with \"; a line break inside a text is written \\n.");
    if (static_cast<unsigned char>(text[i]) < 0x20) {
      cursor.advance(i);
      return at(cursor, fmt::format("a text holds {}", character_at(text.substr(i))),
                text[i] == '\t' ? "Write \\t for a tab." : "Remove the control character.");
    }
    if (text[i] == '\\' && i + 1 < text.size()) {
      if (std::string_view("\"\\/bfnrtu").find(text[i + 1]) == std::string_view::npos) {
        cursor.advance(i);
        return at(
            cursor,
            fmt::format("a backslash before {} means nothing", character_at(text.substr(i + 1))),
            "Write \\\\ for a backslash.");
      }
      ++i;
    }
  }
  if (quoted_length(text) == text.size() && (text.size() < 2 || text.back() != '"'))
    return at(cursor, "the text that starts here is never closed", "Close it with \".");
  return at(cursor, "the text that starts here is not valid UTF-8 or holds a bad \\u escape",
            "Save the file as UTF-8.");
}

Problem bad_number(const JsonCursor& cursor) {
  const std::string word = word_at(cursor.rest());
  const std::optional<std::string> meant = as_json_number(word);
  const std::string advice = meant ? fmt::format("Write {}.", *meant) : "";
  if (word[0] == '+')
    return at(cursor, fmt::format("\"{}\" starts with a plus sign", word), advice);
  if (word[0] == '.')
    return at(cursor, fmt::format("\"{}\" has no digit before the point", word), advice);
  if (number_length(word) == word.size())
    return at(cursor, fmt::format("{} is too large for a number", word));
  return at(cursor, fmt::format("\"{}\" is not a number", word), advice);
}

Problem bad_word(const JsonCursor& cursor) {
  const std::string word = word_at(cursor.rest());
  std::string lower;
  for (char c : word) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lower == "nan" || lower == "inf" || lower == "infinity" || lower == "na")
    return at(cursor, fmt::format("{} is not a number in JSON", word),
              "Give a finite number, or leave the field out.");
  if (lower == "true" || lower == "false" || lower == "null")
    return at(cursor, fmt::format("{} is written in lower case", word),
              fmt::format("Write {}.", lower));
  if (lower == "none") return at(cursor, "None is not a value in JSON", "Leave the field out.");
  return at(cursor, fmt::format("{} is a text without quotes", word),
            fmt::format("Write \"{}\".", word));
}

/// What stands where a value, or the name of a field, should begin.
Problem bad_start(const JsonState& state, const JsonCursor& cursor, const char* expected) {
  const std::string_view text = cursor.rest();
  if (text.empty()) return unfinished(state, cursor);
  if (starts_with_typographic_quote(text))
    return at(cursor, "typographic quotes cannot enclose a text", "Use plain double quotes: \".");
  const char c = text[0];
  if (c == '\'') return at(cursor, "single quotes cannot enclose a text", "Use double quotes: \".");
  if (c == '"') return bad_text(cursor);
  if (c == '#') return at(cursor, "a comment does not start with #", "Write // for a comment.");
  if (is_digit(c) || c == '-' || c == '+' || c == '.') return bad_number(cursor);
  if (is_letter(c) || c == '_') return bad_word(cursor);
  return at(cursor, fmt::format("{} is expected, but here is {}", expected, character_at(text)));
}

Problem bad_name(const JsonState& state, const JsonCursor& cursor) {
  const char c = cursor.here();
  if (is_letter(c) || c == '_') {
    const std::string word = word_at(cursor.rest());
    return at(cursor, fmt::format("the name {} is without quotes", word),
              fmt::format("Write \"{}\".", word));
  }
  if (is_digit(c) || c == '-')
    return at(cursor, "the name of a field is expected, but here is a number",
              "Put names in double quotes.");
  return bad_start(state, cursor, "the name of a field in double quotes");
}

Problem after_comma(const JsonState& state, const JsonCursor& comma) {
  JsonCursor next = comma;
  next.advance(1);
  const bool adjacent_digit = is_digit(next.here());
  next.skip_blank();
  if (next.here() == ',') return at(next, "two commas follow one another", "Remove one of them.");
  if (next.here() == '}' || next.here() == ']')
    return at(comma, fmt::format("there is a comma before the closing \"{}\"", next.here()),
              "Remove the comma after the last entry.");
  if (state.open.back() == '[') return bad_start(state, next, "a value");
  if (state.last == JsonToken::number && adjacent_digit)
    return at(comma, "there is a comma in a number",
              "Write decimals with a point (0.5), thousands without any separator.");
  return bad_name(state, next);
}

Problem after_value(const JsonState& state) {
  JsonCursor next = state.cursor;
  const bool adjacent = next.here() != '\0' && std::isspace(next.here()) == 0;
  next.skip_blank();
  if (state.open.empty())
    return at(next, "text follows after the end",
              state.source == JsonSource::file ? "A file holds one object, { … }."
                                               : "An option has one value.");
  if (next.at_end()) return unfinished(state, next);
  const char c = next.here();
  if (c == ',') return after_comma(state, next);
  if (c == '}' || c == ']') {
    const Position& opened = state.opened_at.back();
    return at(next, fmt::format("\"{}\" does not close the \"{}\" of line {}, column {}", c,
                                state.open.back(), opened.line, opened.column));
  }
  if (state.last == JsonToken::number && c == '%')
    return at(next, "a percent sign is not part of a number", "Write a share: 0.35 for 35 %.");
  if (state.last == JsonToken::number && adjacent && is_digit(c))
    return at(state.cursor, "a number starts with a needless 0", "Remove the leading zeros.");
  if (state.last == JsonToken::number && adjacent && (is_letter(c) || c == '_' || c == '.'))
    return at(next, fmt::format("\"{}\" is not part of a number", word_at(next.rest())));
  if (std::string_view("\"{[-'").find(c) != std::string_view::npos || is_digit(c) || is_letter(c) ||
      starts_with_typographic_quote(next.rest()))
    return at(state.cursor, "a comma is missing after this value", "Write a comma here.");
  if (c == ';') return at(next, "entries are separated by commas", "Write , in place of ;.");
  if (c == '#') return at(next, "a comment does not start with #", "Write // for a comment.");
  return at(next, fmt::format("a comma or \"{}\" is expected, but here is {}",
                              state.open.back() == '{' ? '}' : ']', character_at(next.rest())));
}

}  // namespace

Problem describe_syntax_error(const JsonState& state) {
  JsonCursor next = state.cursor;
  next.skip_blank();
  switch (state.last) {
    case JsonToken::none:
      if (next.at_end()) return at(next, "the file is empty", "It needs one object, { … }.");
      return bad_start(state, next, "an object, { … },");
    case JsonToken::name:
      if (next.at_end()) return unfinished(state, next);
      if (next.here() != ':')
        return at(state.cursor, fmt::format("a colon is missing after \"{}\"", state.name),
                  "Write a colon between the name and its value.");
      next.advance(1);
      next.skip_blank();
      return bad_start(state, next, fmt::format("a value for \"{}\"", state.name).c_str());
    case JsonToken::opening:
      if (state.open.back() == '{') return bad_name(state, next);
      return bad_start(state, next, "a value");
    case JsonToken::number:
    case JsonToken::other_value:
      break;
  }
  return after_value(state);
}

}  // namespace darknumber
