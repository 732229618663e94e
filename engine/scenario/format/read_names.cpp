// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_names.h"

#include <fmt/core.h>

#include <algorithm>

namespace darknumber {

bool read_unique_name(ObjectReader& reader, NameOf kind, std::vector<std::string>& taken) {
  const std::optional<std::string> name = reader.text("name");
  const bool repeated = name && !name->empty() && index_of_name(*name, taken) >= 0;
  taken.push_back(name.value_or(""));
  if (!name) return false;
  const std::optional<NameFault> fault = fault_of_name(*name, kind);
  if (fault)
    reader.report("name", fault->message, fault->advice);
  else if (repeated)
    reader.report("name", fmt::format("a second {} is called \"{}\"", noun_of(kind), *name),
                  "Every name occurs once.");
  return !fault && !repeated;
}

std::string item_path(std::string_view array, const Value& item, std::size_t index) {
  const Value* name = item.is_object() ? item.find("name") : nullptr;
  if (name != nullptr && name->is_text() && !name->text().empty())
    return fmt::format("{}[{}]", array, name->text());
  return fmt::format("{}[#{}]", array, index + 1);
}

std::vector<std::string> item_names(const Value* array) {
  std::vector<std::string> names;
  if (array == nullptr || !array->is_array()) return names;
  for (const Value& item : array->array()) {
    const Value* name = item.is_object() ? item.find("name") : nullptr;
    names.push_back(name != nullptr && name->is_text() ? name->text() : "");
  }
  return names;
}

int index_of_name(std::string_view name, const std::vector<std::string>& known) {
  const auto found = std::find(known.begin(), known.end(), name);
  return found == known.end() ? -1 : static_cast<int>(found - known.begin());
}

std::string known_names_advice(std::string_view plural, const std::vector<std::string>& known) {
  std::vector<std::string> given;
  for (const std::string& name : known)
    if (!name.empty()) given.push_back(name);
  if (given.empty()) return fmt::format("The scenario has no {}.", plural);
  return fmt::format("The {} are {}.", plural, list_names(given));
}

}  // namespace darknumber
