// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "engine/input/field.h"
#include "engine/input/object_reader.h"

namespace darknumber {

/// The struct that a pointer to a member is of, and the member's type.
template <auto member>
struct MemberParts;
template <typename HolderOf, typename TypeOf, TypeOf HolderOf::*member>
struct MemberParts<member> {
  using Holder = HolderOf;
  using Type = TypeOf;
};

/// The value of a field as what a member holds: a number, a count, a switch, or a choice (an
/// enumeration in the order of the field's choices). Nothing where it is not given or was refused.
template <typename Type>
std::optional<Type> read_as(const ObjectReader& reader, const Field& field) {
  if constexpr (std::is_enum_v<Type>) {
    if (const std::optional<std::string> text = reader.text(field.name))
      for (std::size_t i = 0; i < field.choices.size(); ++i)
        if (field.choices[i] == *text) return static_cast<Type>(i);
    return std::nullopt;
  } else if constexpr (std::is_same_v<Type, bool>) {
    return reader.boolean(field.name);
  } else if constexpr (std::is_same_v<Type, double>) {
    return reader.number(field.name);
  } else {
    static_assert(std::is_integral_v<Type>, "another type has two functions of its own");
    const std::optional<std::int64_t> number = reader.integer(field.name);
    return number ? std::optional<Type>(static_cast<Type>(*number)) : std::nullopt;
  }
}

}  // namespace darknumber
