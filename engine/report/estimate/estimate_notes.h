// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/report/block.h"
#include "engine/report/estimate/answered_report.h"

namespace darknumber {

/// How the interval of an answer is made; a sum over strata adds variances, whatever theirs are.
IntervalKind interval_kind_of(const Answer& answer, const EstimatorSpec& estimator);

/// Why answer `a` is no estimate, or one on the boundary; else nothing.
std::string reason_at(const Answered& answered, std::size_t a);

/// A note on each answer that is no estimate or sits on a boundary, chose its model, or lacks the
/// interval asked for.
Items notes_on(const Answered& answered);

}  // namespace darknumber
