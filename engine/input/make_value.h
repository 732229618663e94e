// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "engine/input/value.h"

namespace darknumber {

/// Values made by the program, without a place in a file.
inline Value make_value(double number) {
  return Value{number, {}};
}
inline Value make_value(std::int64_t number) {
  return Value{number, {}};
}
inline Value make_value(int number) {
  return Value{std::int64_t{number}, {}};
}
inline Value make_value(bool truth) {
  return Value{truth, {}};
}
inline Value make_value(std::string text) {
  return Value{std::move(text), {}};
}
inline Value make_value(const char* text) {
  return Value{std::string(text), {}};
}
inline Value null_value() {
  return Value{};
}
inline Value empty_array() {
  return Value{Value::Array{}, {}};
}
inline Value empty_object() {
  return Value{Value::Object{}, {}};
}

/// Adds a member at the end of an object; a name occurs once.
template <typename T>
void add_member(Value& object, std::string name, T content) {
  if constexpr (std::is_same_v<T, Value>)
    object.object().push_back({std::move(name), {}, std::move(content)});
  else
    object.object().push_back({std::move(name), {}, make_value(std::move(content))});
}

}  // namespace darknumber
