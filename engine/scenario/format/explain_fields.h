// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

/// In the order of CapturePrior.
inline constexpr std::array<std::string_view, 3> capture_prior_names{"sizes", "uniform",
                                                                     "jeffreys"};

// The fields of the sections "study.misfit", "study.misfit.relative_sd" and "study.witness".
FieldTable misfit_fields();
FieldTable relative_sd_fields();
FieldTable witness_fields();

}  // namespace darknumber
