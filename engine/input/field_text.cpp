// SPDX-License-Identifier: MIT
#include "engine/input/field_text.h"

#include <fmt/format.h>

#include "engine/input/field_check.h"

namespace darknumber {
namespace {

std::string_view type_text(const Field& field) {
  switch (field.type) {
    case FieldType::number:
      return "number";
    case FieldType::integer:
      return "whole number";
    case FieldType::text:
      return "text";
    case FieldType::boolean:
      return "true or false";
    case FieldType::object:
      return "object";
    case FieldType::array:
      return "array";
    case FieldType::any:
      return "see meaning";
  }
  return "";
}

}  // namespace

std::string values_text(const Field& field) {
  if (!field.choices.empty()) {
    std::string text = "one of ";
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      text += fmt::format("{}`\"{}\"`", i == 0 ? "" : ", ", field.choices[i]);
    return text;
  }
  const std::string range = describe_range(field.range);
  return range.empty() ? std::string(type_text(field))
                       : fmt::format("{}, {}", type_text(field), range);
}

}  // namespace darknumber
