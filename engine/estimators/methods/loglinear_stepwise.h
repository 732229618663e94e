// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// Forward selection: from independence, itself checked, the two-list term that lowers the
/// criterion most is added until none does. Every candidate is fitted; one without an estimate is
/// skipped. Criteria within 1e-9 relative tie: the smaller model, then the earlier pair, in the
/// order (1,2), (1,3), ..., (2,3), .... The estimate names the models that tied at a step and that
/// the model chosen does not contain.
FitOutcome fit(const LoglinearStepwise& method, const FitInput& input);

}  // namespace darknumber
