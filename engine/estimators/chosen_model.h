// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/core/model_code.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Whether the table chooses the method's log-linear model.
bool selects_model(const Method& method);

/// The model that a method chose, over the estimator's lists; 0 of one whose model is given, and of
/// a sum over strata.
ModelCode chosen_model(const EstimatorSpec& estimator, const Estimate& estimate);

}  // namespace darknumber
