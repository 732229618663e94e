// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "engine/estimators/options/method_entry.h"
#include "engine/input/field.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/scenario/format/field_tables.h"
#include "tests/fuzz/targets.h"

namespace darknumber::fuzz {
namespace {

using Dice = std::minstd_rand;

/// A number below `n`, which is above 0.
std::size_t any(Dice& dice, std::size_t n) {
  return std::uniform_int_distribution<std::size_t>(0, n - 1)(dice);
}

/// Every value of a tree, and the object and array that each stands in.
void gather(Value& value, std::vector<Value*>& all) {
  all.push_back(&value);
  if (value.is_array())
    for (Value& item : value.array()) gather(item, all);
  if (value.is_object())
    for (Member& member : value.object()) gather(member.value, all);
}

Value any_number(Dice& dice, const Value& before) {
  static constexpr double numbers[] = {
      0.0, 1.0, -1.0,     2.0,  0.5, 1e-9, 1.0 - 1e-9, 1e-300, 1e300, 10.0, 100.0,  1e6, 2e9,
      0.1, 0.9, 0.999999, 1e-6, 3.0, 5.0,  -0.5,       1000.0, 4.0,   0.25, 5e-324, 9e15};
  const std::size_t way = any(dice, 4);
  const double old = before.is_number() ? before.number() : 1.0;
  double number = numbers[any(dice, std::size(numbers))];
  if (way == 1) number = old * (any(dice, 2) == 0 ? 0.5 : 2.0);
  if (way == 2) number = old + (any(dice, 2) == 0 ? -1.0 : 1.0);
  if (way == 3) number = old * numbers[any(dice, std::size(numbers))];
  if (number == std::floor(number) && std::abs(number) < 9e15)
    return make_value(static_cast<std::int64_t>(number));
  return make_value(number);
}

/// All fields of the format and of the methods of estimation.
const std::vector<Field>& all_fields() {
  static const std::vector<Field> fields = [] {
    std::vector<Field> all;
    for (const FieldSection& section : scenario_sections())
      all.insert(all.end(), section.fields.begin(), section.fields.end());
    return all;
  }();
  return fields;
}

Value parsed(std::string_view text) {
  Problems problems;
  return parse_json(text, "", problems);
}

/// The example of a field, or one of the words that it takes.
Value any_value_of(Dice& dice, const Field& field) {
  if (!field.choices.empty() && any(dice, 2) == 0)
    return make_value(std::string(field.choices[any(dice, field.choices.size())]));
  return parsed(field.example);
}

const Field* field_called(const std::string& name, Dice& dice) {
  std::vector<const Field*> found;
  for (const Field& field : all_fields())
    if (field.name == name) found.push_back(&field);
  return found.empty() ? nullptr : found[any(dice, found.size())];
}

void change_object(Dice& dice, Value::Object& members, const std::vector<Value*>& all) {
  const std::size_t way = any(dice, 6);
  if (way == 0 && !members.empty()) {
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(any(dice, members.size())));
  } else if (way == 1 && !members.empty()) {
    Member& member = members[any(dice, members.size())];
    if (const Field* field = field_called(member.name, dice))
      member.value = any_value_of(dice, *field);
  } else if (way == 2 && !members.empty()) {
    members[any(dice, members.size())].value = Value(*all[any(dice, all.size())]);
  } else {
    const Field& field = all_fields()[any(dice, all_fields().size())];
    members.push_back({std::string(field.name), {}, any_value_of(dice, field)});
  }
}

void change_array(Dice& dice, Value::Array& items, const std::vector<Value*>& all) {
  const std::size_t way = any(dice, 4);
  if (way == 0 && !items.empty()) {
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(any(dice, items.size())));
  } else if (way == 1 && !items.empty()) {
    items.push_back(Value(items[any(dice, items.size())]));
  } else if (way == 2 && items.size() > 1) {
    std::swap(items[any(dice, items.size())], items[any(dice, items.size())]);
  } else {
    items.push_back(Value(*all[any(dice, all.size())]));
  }
}

void change_one(Dice& dice, Value& root) {
  std::vector<Value*> all;
  gather(root, all);
  Value& value = *all[any(dice, all.size())];
  if (any(dice, 12) == 0) {
    value = Value(*all[any(dice, all.size())]);
  } else if (value.is_object()) {
    change_object(dice, value.object(), all);
  } else if (value.is_array()) {
    change_array(dice, value.array(), all);
  } else if (value.is_number()) {
    value = any_number(dice, value);
  } else if (value.is_boolean()) {
    value = make_value(!std::get<bool>(value.data));
  } else {
    // A text: another one of the tree, so that names meet.
    std::vector<Value*> texts;
    for (Value* one : all)
      if (one->is_text()) texts.push_back(one);
    if (!texts.empty()) value = Value(*texts[any(dice, texts.size())]);
  }
}

}  // namespace

std::string mutated_json(std::string_view text, std::uint32_t seed) {
  Problems problems;
  Value root = parse_json(text, "", problems);
  if (!problems.empty()) return std::string(text);
  Dice dice(seed);
  for (std::size_t i = 0, changes = 1 + any(dice, 4); i < changes; ++i) change_one(dice, root);
  return write_json(root, JsonLayout::compact);
}

std::string crossed_json(std::string_view text, std::string_view other, std::uint32_t seed) {
  Problems problems;
  Value root = parse_json(text, "", problems);
  Value donor = parse_json(other, "", problems);
  if (!problems.empty() || !root.is_object() || !donor.is_object() || donor.object().empty())
    return std::string(text);
  Dice dice(seed);
  const Member& given = donor.object()[any(dice, donor.object().size())];
  if (Value* here = root.find(given.name))
    *here = given.value;
  else
    root.object().push_back(given);
  return write_json(root, JsonLayout::compact);
}

}  // namespace darknumber::fuzz
