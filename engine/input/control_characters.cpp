// SPDX-License-Identifier: MIT
#include "engine/input/control_characters.h"

#include <string_view>

#include "engine/input/printable.h"

namespace darknumber {
namespace {

void check_text(std::string_view text, const Position& position, const std::string& file,
                Problems& problems) {
  const std::size_t at = find_control_character(text, "\n\t");
  if (at == text.npos) return;
  const std::size_t length = text[at] == '\xC2' ? 2 : 1;  // beyond U+007F they are two bytes
  problems.push_back({file_at(position, file), position, "",
                      "the text holds a control character, " + printable(text.substr(at, length)),
                      "Leave it out: terminals and tables take it for a command.", ""});
}

}  // namespace

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
