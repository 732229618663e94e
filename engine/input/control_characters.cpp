// SPDX-License-Identifier: MIT
#include "engine/input/control_characters.h"

#include <fmt/core.h>

namespace darknumber {
namespace {

bool is_line_or_tab(char byte) {
  return byte == '\n' || byte == '\t';
}

/// From `start` on; beyond U+007F they are two bytes, C2 80 to C2 9F.
std::size_t next_control_character(std::string_view text, std::size_t start) {
  for (std::size_t i = start; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return i;
    if (byte != 0xC2 || i + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next >= 0x80 && next < 0xA0) return i;
  }
  return std::string_view::npos;
}

void check_text(std::string_view text, const Position& position, const std::string& file,
                Problems& problems) {
  std::size_t at = next_control_character(text, 0);
  while (at != std::string_view::npos && is_line_or_tab(text[at]))
    at = next_control_character(text, at + 1);
  if (at == std::string_view::npos) return;
  const auto first = static_cast<unsigned char>(text[at]);
  const int code = first == 0xC2 ? static_cast<unsigned char>(text[at + 1]) : first;
  problems.push_back({file_at(position, file), position, "",
                      fmt::format("the text holds a control character, \\u{:04x}", code),
                      "Leave it out: terminals and tables take it for a command.", ""});
}

}  // namespace

std::size_t find_control_character(std::string_view text) {
  return next_control_character(text, 0);
}

bool has_lines_or_tabs(std::string_view text) {
  return text.find_first_of("\n\t") != std::string_view::npos;
}

void refuse_control_characters(const Value& root, const std::string& file, Problems& problems) {
  if (root.is_text()) check_text(root.text(), root.position, file, problems);
  if (root.is_array())
    for (const Value& item : root.array()) refuse_control_characters(item, file, problems);
  if (!root.is_object()) return;
  for (const Member& member : root.object()) {
    check_text(member.name, member.position, file, problems);
    refuse_control_characters(member.value, file, problems);
  }
}

}  // namespace darknumber
