// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/locate.h"

#include <algorithm>
#include <charconv>

#include "engine/scenario/paths/pair_paths.h"
#include "engine/scenario/paths/path_text.h"

namespace darknumber {
namespace {

/// Whether an entry of dependence, avoidance or referrals is about these agencies, and about the
/// group where the last name is one.
bool is_pair(const Value& entry, std::vector<std::string> names) {
  if (names.size() > 2 && is_group_name(names.back())) {
    if (group_of_entry(entry) != names.back()) return false;
    names.pop_back();
  }
  if (names.size() < 2) return false;
  const auto named = [&](const Value* value, const std::string& name) {
    return value != nullptr && value->is_text() && value->text() == name;
  };
  if (const Value* between = entry.find("between"); between && between->is_array()) {
    const Value::Array& agencies = between->array();
    const auto is_in_bracket = [&](const Value& agency) {
      return agency.is_text() &&
             std::find(names.begin(), names.end(), agency.text()) != names.end();
    };
    return names.size() == agencies.size() &&
           std::all_of(agencies.begin(), agencies.end(), is_in_bracket);
  }
  return (named(entry.find("from"), names[0]) && named(entry.find("to"), names[1])) ||
         (named(entry.find("after"), names[0]) && named(entry.find("of"), names[1]));
}

bool is_named(const Value& entry, const std::string& bracket) {
  const Value* name = entry.find("name");
  return (name != nullptr && name->is_text() && name->text() == bracket) ||
         is_pair(entry, split_names(bracket));
}

/// The entry of "#2", counted from 1: for entries that need not have a name.
const Value* numbered_entry(const Value& collection, const std::string& bracket) {
  std::size_t number = 0;
  const char* end = bracket.data() + bracket.size();
  if (!bracket.starts_with('#')) return nullptr;
  const auto [stop, error] = std::from_chars(bracket.data() + 1, end, number);
  if (error != std::errc{} || stop != end || number < 1) return nullptr;
  return number <= collection.array().size() ? &collection.array()[number - 1] : nullptr;
}

const Value* entry_of(const Value& collection, const std::string& bracket) {
  if (collection.is_object()) return collection.find(bracket);
  if (!collection.is_array()) return nullptr;
  if (const Value* numbered = numbered_entry(collection, bracket)) return numbered;
  const auto found = std::find_if(
      collection.array().begin(), collection.array().end(),
      [&](const Value& entry) { return entry.is_object() && is_named(entry, bracket); });
  return found == collection.array().end() ? nullptr : &*found;
}

}  // namespace

Position locate(const Value& root, std::string_view path) {
  std::string fault;
  const Value* here = &root;
  for (const PathPiece& piece : split_path(path, fault)) {
    const Value* next = here->is_object() ? here->find(piece.name) : nullptr;
    if (next == nullptr) break;
    here = next;
    if (!piece.bracket) continue;
    next = entry_of(*here, *piece.bracket);
    if (next == nullptr) break;
    here = next;
  }
  return here->position;
}

}  // namespace darknumber
