// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

FitOutcome fit(const LatentClass& method, const FitInput& input);

}  // namespace darknumber
