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

/// A member of an object that is a text; empty where there is none.
std::string text_of_member(const Value* object, const char* name) {
  const Value* member = object != nullptr && object->is_object() ? object->find(name) : nullptr;
  return member != nullptr && member->is_text() ? member->text() : "";
}

Value tree_of_text(const std::string& text) {
  Problems problems;
  return parse_json(text, "", problems);
}

}  // namespace

std::string table_named_in(const std::string& text) {
  const Value root = tree_of_text(text);
  return root.is_object() ? text_of_member(root.find("table"), "file") : "";
}

std::string begun_from(std::string text, const std::string& title, const std::string& table) {
  const Value root = tree_of_text(text);
  const std::string old_table = table_named_in(text);
  if (const std::string old = text_of_member(&root, "title"); !old.empty())
    replace_member(text, "title", old, title);
  if (!old_table.empty()) replace_member(text, "file", old_table, table);
  return text;
}

}  // namespace darknumber
