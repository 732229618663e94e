// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace darknumber {

/// Where a token starts; 1-based. A value set on the command line has line 0 and says so in
/// `source` ("--set agencies[Police].capture_probability=35").
struct Position {
  int line = 0;
  int column = 0;
  std::string source;  // empty: the file
};

struct Member;

/// JSON's null. That copying it is no plain copy of bytes has a reason: a variant of nothing but
/// plain types, texts and vectors is taken for one that always has a value (libstdc++ 12), and
/// where copying it runs out of memory, what was never made is destroyed, by a jump to anywhere.
struct Null {
  Null() = default;
  Null(const Null&) noexcept {}
  Null& operator=(const Null&) noexcept { return *this; }
};

/// A JSON value that knows where it stands in its file. Duplicate keys are kept, in order, so that
/// the reader can refuse them; integers are kept apart from other numbers.
struct Value {
  using Array = std::vector<Value>;
  using Object = std::vector<Member>;

  std::variant<Null, bool, std::int64_t, double, std::string, Array, Object> data;
  Position position;
  /// Whether it is written as 5.000 is, which means five thousand to half the world.
  bool three_decimals = false;

  bool is_null() const { return std::holds_alternative<Null>(data); }
  bool is_boolean() const { return std::holds_alternative<bool>(data); }
  bool is_integer() const { return std::holds_alternative<std::int64_t>(data); }
  bool is_number() const { return is_integer() || std::holds_alternative<double>(data); }
  bool is_text() const { return std::holds_alternative<std::string>(data); }
  bool is_array() const { return std::holds_alternative<Array>(data); }
  bool is_object() const { return std::holds_alternative<Object>(data); }

  double number() const;  // requires is_number()
  const std::string& text() const { return std::get<std::string>(data); }
  const Array& array() const { return std::get<Array>(data); }
  const Object& object() const { return std::get<Object>(data); }
  Array& array() { return std::get<Array>(data); }
  Object& object() { return std::get<Object>(data); }

  /// The first member of that name, or null. Requires is_object().
  const Value* find(std::string_view name) const;
  Value* find(std::string_view name);
};

struct Member {
  std::string name;
  Position position;  // of the name
  Value value;
};

}  // namespace darknumber
