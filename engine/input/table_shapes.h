// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/input/table_layout.h"

namespace darknumber {

/// Whether the table is what `simulate --entities` writes.
bool is_list_of_entities(const TableOutline& outline);

/// Why this is no table of capture histories, by its header: data without a header, persons or
/// records of `simulate`, rows of a single field. None where nothing speaks against it.
std::optional<Problem> other_shape_by_heads(const TableOutline& outline, const std::string& file);

/// The same by its columns: times caught with numbers of persons, a row for each record, or columns
/// that are nothing, with what to type.
std::optional<Problem> other_shape(const TableOutline& outline, const TableLayout& layout,
                                   const std::string& file);

}  // namespace darknumber
