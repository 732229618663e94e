// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Why an outcome is on the boundary, or no estimate for want of a maximum: which way the fit went,
/// and which lists it was that sent it there. A clause without a stop; empty of any other outcome.
/// `seen`: the table over the estimator's lists.
std::string outcome_reason(const Answer& answer, const EstimatorSpec& estimator,
                           const FitOutcome& outcome, const ContingencyTable& seen);

}  // namespace darknumber
