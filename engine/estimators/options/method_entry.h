// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/estimators/options/method_kind.h"

namespace darknumber {

/// The fields of the entries of a method: its own between those that all entries have.
std::vector<Field> fields_of(const MethodKind& kind);

/// The method that an entry asks for; nothing, with problems added, where its options cannot be
/// used. `lists`: those that the estimator uses.
std::optional<Method> read_method(const MethodKind& kind, ObjectReader& reader,
                                  const ListsInUse& lists);

/// Adds "method" and its options to an entry: the inverse of `read_method`.
void write_method(const Method& method, const ListsInUse& lists, Value& entry);

}  // namespace darknumber
