// SPDX-License-Identifier: MIT
#include "engine/report/starter/starter.h"

#include "engine/input/json.h"
#include "engine/input/make_value.h"

namespace darknumber {
namespace {

std::string quoted(const std::string& text) {
  return write_json(make_value(text));
}

/// Puts a text in the place of the first member of this name that has `old` for its value.
void replace_member(std::string& text, const std::string& name, const std::string& old,
                    const std::string& by) {
  const std::string member = quoted(name) + ": ";
  const std::size_t at = text.find(member + quoted(old));
  if (at == text.npos) return;
  text.replace(at + member.size(), quoted(old).size(), quoted(by));
}

const Value* text_member(const Value& object, const char* name) {
  const Value* member = object.is_object() ? object.find(name) : nullptr;
  return member != nullptr && member->is_text() ? member : nullptr;
}

}  // namespace

std::string begun_from(std::string text, const std::string& title,
                       const std::filesystem::path& folder) {
  Problems problems;
  const Value root = parse_json(text, "", problems);
  if (const Value* old = text_member(root, "title"))
    replace_member(text, "title", old->text(), title);
  const Value* table = root.is_object() ? root.find("table") : nullptr;
  if (const Value* file = table != nullptr ? text_member(*table, "file") : nullptr)
    replace_member(text, "file", file->text(),
                   std::filesystem::absolute(folder / file->text()).lexically_normal().string());
  return text;
}

}  // namespace darknumber
