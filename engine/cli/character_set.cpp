// SPDX-License-Identifier: MIT
#include "engine/cli/character_set.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace darknumber {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 13> drawing_characters{{{"▁", '.'},
                                                                                {"▂", ':'},
                                                                                {"▃", '-'},
                                                                                {"▄", '='},
                                                                                {"▅", '+'},
                                                                                {"▆", '*'},
                                                                                {"▇", '#'},
                                                                                {"█", '@'},
                                                                                {"─", '-'},
                                                                                {"│", '|'},
                                                                                {"●", 'o'},
                                                                                {"›", '>'},
                                                                                {"‹", '<'}}};

/// The first of the variables that says something.
std::string locale_name() {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;
  return "C";
}

}  // namespace

bool locale_is_utf8() {
  std::string name;
  for (const unsigned char c : locale_name())
    if (c != '-') name += static_cast<char>(std::tolower(c));
  return name.find("utf8") != std::string::npos;
}

std::string drawn_in_ascii(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto found =
        std::find_if(drawing_characters.begin(), drawing_characters.end(),
                     [&](const auto& character) { return text.starts_with(character.first); });
    out += found == drawing_characters.end() ? text.front() : found->second;
    text.remove_prefix(found == drawing_characters.end() ? 1 : found->first.size());
  }
  return out;
}

}  // namespace darknumber
