// SPDX-License-Identifier: MIT
#include "engine/scenario/read_names.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/input/field_check.h"

namespace darknumber {
namespace {

constexpr std::string_view forbidden_in_names = ",:[]*.";

/// The first character that a name may not hold, for a message; empty where all is well.
std::string forbidden_character(const std::string& name) {
  for (char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "a control character";
    if (forbidden_in_names.find(c) != std::string_view::npos) return fmt::format("\"{}\"", c);
  }
  return "";
}

}  // namespace

bool read_unique_name(ObjectReader& reader, std::string_view kind,
                      std::vector<std::string>& taken) {
  const std::optional<std::string> name = reader.text("name");
  const bool repeated = name && index_of_name(*name, taken) >= 0;
  taken.push_back(name.value_or(""));
  if (!name) return false;
  const std::string forbidden = forbidden_character(*name);
  if (name->empty())
    reader.report("name", fmt::format("the name of the {} is empty", kind));
  else if (!forbidden.empty())
    reader.report("name", fmt::format("the name \"{}\" holds {}", *name, forbidden),
                  "Names cannot hold , : [ ] * . or control characters, since paths are made of "
                  "them.");
  else if (repeated)
    reader.report("name", fmt::format("a second {} is called \"{}\"", kind, *name),
                  "Every name occurs once.");
  return !name->empty() && forbidden.empty() && !repeated;
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

std::optional<std::vector<double>> read_numbers(ObjectReader& reader, std::string_view field,
                                                const Range& range) {
  const Value* items = reader.value(field);
  if (items == nullptr) return std::nullopt;
  std::vector<double> numbers;
  bool sound = true;
  for (const Value& item : items->array()) {
    const std::string what = fmt::format("item {} of \"{}\"", numbers.size() + 1, field);
    if (std::optional<FieldFault> fault = fault_of_number(item, range, what)) {
      sound = false;
      reader.problems().push_back({file_at(item.position, reader.file()), item.position,
                                   reader.path_of(field), fault->message, fault->advice,
                                   fault->suggestion});
    }
    numbers.push_back(item.is_number() ? item.number() : 0.0);
  }
  if (!sound) return std::nullopt;
  return numbers;
}

bool sums_to_one(const std::vector<double>& shares) {
  double sum = 0.0;
  for (double share : shares) sum += share;
  return std::abs(sum - 1.0) <= share_sum_tolerance;
}

}  // namespace darknumber
