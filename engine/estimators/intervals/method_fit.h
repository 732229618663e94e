// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// The estimate of a method, with its own interval.
using MethodFit = FitOutcome (*)(const EstimatorSpec& spec, const FitInput& input);

}  // namespace darknumber
