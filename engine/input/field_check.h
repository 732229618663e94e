// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/input/field.h"
#include "engine/input/value.h"

namespace darknumber {

/// What is wrong with a field, before it has a place and a path.
struct FieldFault {
  std::string message;
  std::string advice;
  std::string suggestion;
};

/// Checks the type, range and choices of a field's value; nothing where it is well-formed. The
/// message is a sentence that starts with the field's name.
std::optional<FieldFault> fault_of_value(const Value& value, const Field& field);

/// Checks a number against a range, for a value that is no field of a table (an item of an array).
/// `what` names it at the start of the message: "item 2 of \"shares\"".
std::optional<FieldFault> fault_of_number(const Value& value, const Range& range,
                                          const std::string& what);

/// The value as a whole number. One with a point or an exponent, such as 1e6, counts within ±2^53,
/// where it is exact; 0.5 does not.
std::optional<std::int64_t> whole_number(const Value& value);

/// "the text \"0.2\"", "35", "an array": for a message.
std::string describe_value(const Value& value);

/// "between 0 and 1", "at least 0 and below 1", "above 0"; empty where any number will do.
std::string describe_range(const Range& range);

/// "\"a\", \"b\" and \"c\"".
std::string list_names(const std::vector<std::string>& names);

}  // namespace darknumber
