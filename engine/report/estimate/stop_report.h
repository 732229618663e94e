// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/input/value.h"

namespace darknumber {

/// Adds what ended a selection, and what it passed over: "stopped_by" {"term", "p_value"},
/// "skipped"
/// [{"term", "reason"}], "compared" {"models", "without_estimate"}; and of bca limits that are the
/// least or the greatest resample "limits_at_ends" {"lower", "upper", "enough_resamples"}. Nothing
/// of what there is not.
void add_stops(Value& value, const Estimate& estimate, const EstimatorSpec& estimator);

/// The same of a selection in sentences; empty where nothing is to be said.
std::string note_on_stops(const Estimate& estimate, const EstimatorSpec& estimator);

/// The same of an interval.
std::string note_on_ends(const Estimate& estimate, const EstimatorSpec& estimator);

}  // namespace darknumber
