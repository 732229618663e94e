// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/field.h"

namespace darknumber {

// The fields of methods that draw from a posterior.

inline constexpr Field draws_field{.name = "draws",
                                   .type = FieldType::integer,
                                   .help = "Draws kept of each chain.",
                                   .example = "10000",
                                   .default_text = "10000",
                                   .range = {100.0, 1e8}};
inline constexpr Field burn_in_field{.name = "burn_in",
                                     .type = FieldType::integer,
                                     .help = "Draws of each chain left out first.",
                                     .example = "10000",
                                     .default_text = "10000, or 1000 for bayesian_threshold",
                                     .range = {0.0, 1e8}};

}  // namespace darknumber
