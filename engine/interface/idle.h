// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/interface/watch.h"

namespace darknumber {

/// Whether any of the estimators, or its interval, draws.
bool any_draws(const std::vector<EstimatorSpec>& estimators);

/// Remarks that an option has no effect, and why.
void remark_idle(const Watch& watch, std::string_view option, std::string_view why);

}  // namespace darknumber
