// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/read_design.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

inline constexpr Field design_field{
    .name = "design",
    .type = FieldType::object,
    .help =
        "Of an explain study, or a sample that is held to a table: further collections of data, of "
        "which darknumber design says how far each would narrow the number of victims; nothing of "
        "a run depends on it.",
    .example = "{\"candidates\": [{\"kind\": \"add_list\", \"capture_probability\": 0.1}]}",
    .default_text = "none"};
/// Nothing is written: a scenario as it was run is without it.
inline constexpr StudyOption design_option{
    .field = design_field, .read = check_design, .write = [](const StudySpec&) { return Value{}; }};

}  // namespace darknumber
