// SPDX-License-Identifier: MIT
#include "engine/input/printable.h"

#include <fmt/format.h>

#include <algorithm>

namespace darknumber {
namespace {

constexpr std::string_view no_character = "\xEF\xBF\xBD";  // U+FFFD

/// The character at the start of a text; length 1 and not `valid` where the bytes are not UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t length = 1;
  bool valid = false;
};

/// How many bytes a first byte announces; 0 where it cannot be a first one.
std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

Character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = announced_length(first);
  if (length == 0 || length > text.size()) return {};
  char32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((text[i] & 0xC0) != 0x80) return {};
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least[length] || surrogate || code > 0x10FFFF) return {};
  return {code, length, true};
}

/// Unicode's category Cc.
bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

/// Whether a terminal would obey it: control characters, the ends of lines and paragraphs, and what
/// changes the direction of writing.
bool is_obeyed(char32_t code) {
  return is_control(code) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::string escaped(std::string_view text, std::string_view kept) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    if (!character.valid)
      shown += no_character;
    else if (is_obeyed(character.code) && kept.find(text.front()) == std::string_view::npos)
      shown += fmt::format("\\u{:04x}", static_cast<unsigned>(character.code));
    else
      shown += text.substr(0, character.length);
    text.remove_prefix(character.length);
  }
  return shown;
}

}  // namespace

std::size_t find_control_character(std::string_view text, std::string_view but) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (character.valid && is_control(character.code) && but.find(text[at]) == but.npos) return at;
    at += character.length;
  }
  return text.npos;
}

std::vector<std::string> shown_characters(std::string_view text) {
  std::vector<std::string> characters;
  while (!text.empty()) {
    const Character character = first_character(text);
    const bool shown = character.valid && (!is_obeyed(character.code) || character.code == '\t');
    characters.emplace_back(shown ? text.substr(0, character.length) : no_character);
    text.remove_prefix(character.length);
  }
  return characters;
}

std::string printable(std::string_view text) {
  return escaped(text, "");
}

std::string printable_lines(std::string_view text) {
  return escaped(text, "\n\t");
}

std::string shortened(std::string text, std::size_t most_characters) {
  if (text.size() <= most_characters) return text;
  const std::vector<std::string> characters = shown_characters(text);
  if (characters.size() <= most_characters) return text;
  const auto head = static_cast<std::ptrdiff_t>(most_characters / 2);
  const auto tail = static_cast<std::ptrdiff_t>(most_characters) - head - 1;
  return fmt::format("{}…{}", fmt::join(characters.begin(), characters.begin() + head, ""),
                     fmt::join(characters.end() - tail, characters.end(), ""));
}

}  // namespace darknumber
