// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/field.h"

namespace darknumber {

inline constexpr Range study_sizes{8.0, 1048576.0};
inline constexpr Field size_field{
    .name = "size",
    .type = FieldType::integer,
    .help =
        "Points of a sample; base points of sobol, a power of two, 256 or better 1024 and "
        "more: they are divided over 4 to 8 scrambles.",
    .example = "1024",
    .default_text = "1024",
    .range = study_sizes};

}  // namespace darknumber
