// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Why an estimator has no estimate of a table with that status, for a reader who has not read the
/// contract; one sentence without a stop. Not for a mean, whose members have reasons of their own,
/// and not for Status::ok.
std::string reason_of(Status status, const EstimatorSpec& estimator);

}  // namespace darknumber
