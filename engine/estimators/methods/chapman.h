// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// N-hat = (n1 + 1)(n2 + 1)/(m + 1) - 1, variance (n1+1)(n2+1)(n1-m)(n2-m) / ((m+1)^2 (m+2)). The
/// table has two lists. With m = 0 it is a boundary estimate where some entity of the table in use
/// is on two lists, and `no_overlap` where none is.
/// Source: Chapman (1951); variance Seber (1970), Biometrics 26, 13-22.
FitOutcome fit(const Chapman&, const FitInput& input);

}  // namespace darknumber
