// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// The Poisson log-linear model with the given terms.
/// Source: Fienberg (1972); extended maximum likelihood: Chan, Silverman & Vincent (2021).
FitOutcome fit(const LoglinearFixed& method, const FitInput& input);

/// The interactions that `method` names, on a table of `lists` lists.
std::vector<CaptureHistory> interactions_of(const LoglinearFixed& method, int lists);

}  // namespace darknumber
