// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/estimators/estimator_spec.h"
#include "engine/input/field.h"
#include "engine/input/object_reader.h"

namespace darknumber {

/// A method as users name it: how it is read, and what they should know of it.
struct EstimatorMethod {
  std::string_view name;     // of the field "method"
  std::string_view summary;  // one line
  std::string_view details;  // a screen at most: what it assumes, what breaks it, its source
  FieldTable fields;         // all fields of its entry, the common ones included
  /// Reads the method's own fields; nothing, with problems added, where they cannot be used.
  std::optional<Method> (*read)(ObjectReader& reader, const ListsInUse& lists);
  bool two_lists = false;   // it takes exactly two
  bool sees_tables = true;  // false: it is made of other estimators' answers
  bool profile = false;     // it, or some of its models, have profile intervals
};

/// THE list of methods: reader, help, schema and tests are made from it. To add one: a file pair, a
/// line in `Method` (estimator_spec.h), an entry here.
std::span<const EstimatorMethod> estimator_methods();

/// The method of that name, or null.
const EstimatorMethod* find_estimator_method(std::string_view name);

}  // namespace darknumber
