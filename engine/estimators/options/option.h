// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/estimators/estimator_spec.h"
#include "engine/input/field.h"
#include "engine/input/make_value.h"
#include "engine/input/member_field.h"
#include "engine/input/object_reader.h"

namespace darknumber {

using std::literals::operator""sv;

/// One option of a method: its field, and how it gets into the method's struct and out of it.
/// Reader and writer come from the same entry, so that neither can know an option that the other
/// does not.
struct Option {
  Field field;
  /// Whether a method heeds it; where it does not, it is neither read nor written.
  bool (*heeded)(const Method& method);
  /// Reads it into the method; false where it was refused, and that has been reported.
  bool (*read)(ObjectReader& reader, const ListsInUse& lists, Method& method);
  /// Its value in a file; null where the method leaves it unsaid.
  Value (*write)(const Method& method, const ListsInUse& lists);
};

namespace detail {

template <typename Type>
struct OptionalParts {
  using Type_inside = Type;
  static constexpr bool optional = false;
};
template <typename Type>
struct OptionalParts<std::optional<Type>> {
  using Type_inside = Type;
  static constexpr bool optional = true;
};

/// A switch that is off is left out.
template <typename Type>
Value write_as(const Type& held, const Field& field) {
  if constexpr (std::is_enum_v<Type>)
    return make_value(std::string(field.choices[static_cast<std::size_t>(held)]));
  else if constexpr (std::is_same_v<Type, bool>)
    return held ? make_value(true) : null_value();
  else if constexpr (std::is_same_v<Type, std::int64_t>)
    return make_value(
        static_cast<double>(held));  // 1e+05: the hashes of scenarios are of this text
  else
    return make_value(held);
}

}  // namespace detail

/// Whether a method is made of this struct.
template <typename Struct>
bool is_of(const Method& method) {
  return std::holds_alternative<Struct>(method);
}

/// The option that `field` describes and `member` holds: a number, a count, a choice (an
/// enumeration in the order of the field's choices), a switch, or any of them that may be left out.
template <auto member, const Field& field,
          bool (*heeded)(const Method&) = is_of<typename MemberParts<member>::Holder>>
constexpr Option option() {
  using Struct = typename MemberParts<member>::Holder;
  using Parts = detail::OptionalParts<typename MemberParts<member>::Type>;
  return {field, heeded,
          [](ObjectReader& reader, const ListsInUse&, Method& method) {
            const auto found = read_as<typename Parts::Type_inside>(reader, field);
            if (found) std::get<Struct>(method).*member = *found;
            return found || (!field.required && reader.lacks(field.name));
          },
          [](const Method& method, const ListsInUse&) {
            const auto& held = std::get<Struct>(method).*member;
            if constexpr (!Parts::optional)
              return detail::write_as(held, field);
            else
              return held ? detail::write_as(*held, field) : null_value();
          }};
}

/// An option with a spelling of its own: `read` has its well-formed value and returns false, after
/// reporting why, where that cannot be used; `write` is its inverse.
template <typename Struct, const Field& field,
          bool (*read)(ObjectReader&, const Value&, const ListsInUse&, Struct&),
          Value (*write)(const Struct&, const ListsInUse&)>
constexpr Option option_by() {
  return {field, is_of<Struct>,
          [](ObjectReader& reader, const ListsInUse& lists, Method& method) {
            const Value* value = reader.value(field.name);
            if (value != nullptr) return read(reader, *value, lists, std::get<Struct>(method));
            return !field.required && reader.lacks(field.name);
          },
          [](const Method& method, const ListsInUse& lists) {
            return write(std::get<Struct>(method), lists);
          }};
}

}  // namespace darknumber
