// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// Under the complete graph every history has a cell of its own, that of nobody too: the pattern of
/// overlaps then tells nothing of N, and its posterior is that of the prior given n alone. So that
/// graph is left out unless it is asked for.
FitOutcome fit(const Decomposable& method, const FitInput& input);

}  // namespace darknumber
