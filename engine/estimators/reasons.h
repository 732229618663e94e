// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Why an estimator has no estimate of a table with that status, for a reader who has not read the
/// contract; one sentence without a stop. `seen`: what the estimator saw of it, a suppressed count
/// as the middle of what it can be. Not for a mean, whose members have reasons of their own, and
/// not for Status::ok.
std::string reason_of(Status status, const EstimatorSpec& estimator, const ContingencyTable& seen);

}  // namespace darknumber
