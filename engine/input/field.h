// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <span>
#include <string_view>

namespace darknumber {

enum class FieldType { number, integer, text, boolean, object, array, any };

/// The numbers a field takes.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool least_excluded = false;
  bool most_excluded = false;
};

inline constexpr Range any_number{};
inline constexpr Range probability{0.0, 1.0};
inline constexpr Range share_below_one{0.0, 1.0, false, true};
inline constexpr Range not_negative{0.0};
inline constexpr Range positive{0.0, std::numeric_limits<double>::infinity(), true, false};

/// Everything that the program knows about one field of an input file. The reader checks with it,
/// and help, schema and field reference are made from it.
struct Field {
  std::string_view name = "";
  FieldType type = FieldType::any;
  std::string_view help = "";                      // one sentence: what it means
  std::string_view example = "";                   // as JSON
  std::string_view default_text = "";              // as JSON, or words; empty: none
  Range range = any_number;                        // of a number or integer
  std::span<const std::string_view> choices = {};  // of a text; empty: any
  bool required = false;
  bool several_lines = false;    // of a text: line feeds and tabs are allowed
  std::string_view inside = "";  // of an object or array: JSON Schema of what it holds
};

using FieldTable = std::span<const Field>;

}  // namespace darknumber
