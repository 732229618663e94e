// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

/// In the order of `TableMatch`.
inline constexpr std::array<std::string_view, 3> table_match_names{"sizes", "pairs", "none"};

FieldTable table_fields();
FieldTable published_fields();
FieldTable words_fields();

}  // namespace darknumber
