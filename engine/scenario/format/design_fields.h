// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

/// The names of the kinds of candidates, in the order of the variant `DataCandidate::what`.
inline constexpr std::array<std::string_view, 4> candidate_kind_names{"audit", "link", "add_list",
                                                                      "keep_trait"};

// The fields of the sections "study.design" and "study.design.candidates[]".
FieldTable design_fields();
FieldTable candidate_fields();

}  // namespace darknumber
