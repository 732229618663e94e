// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/input/value.h"

namespace darknumber {

/// {"mean", "median"} of N, and what the method has of "mass_at_end", "models" with their sets of
/// "lists" and "probability", "kept" interactions, "chains", "effective_draws", "r_hat",
/// "probability_of_all_classes".
Value posterior_value(const PosteriorSummary& posterior, const ListsInUse& lists);

/// The same in sentences, with a warning where the sizes that the prior allows end too early.
std::string posterior_note(const PosteriorSummary& posterior, const ListsInUse& lists);

}  // namespace darknumber
