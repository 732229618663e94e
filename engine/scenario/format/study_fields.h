// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

// The names of choices, in the order of their enumerations.
inline constexpr std::array<std::string_view, 2> evaluation_names{"expected", "monte_carlo"};
inline constexpr std::array<std::string_view, 2> factor_scale_names{"linear", "log"};
inline constexpr std::array<std::string_view, 3> factor_kind_names{"continuous", "integer",
                                                                   "choice"};

// The fields of the sections "study", "study.factors[]", "claims[]" and "claims[].than".
FieldTable study_fields();
FieldTable factor_fields();
FieldTable claim_fields();
FieldTable comparison_fields();

}  // namespace darknumber
