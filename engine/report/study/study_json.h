// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/value.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What results.json holds under "study": the type, the measure, and what the study says, by
/// estimator; null for a plain run. A number that does not exist is null.
Value outcome_value(const StudyRun& run, const StudyPlan& plan);

/// What results.json holds under "claims": each with its verdict and its points.
Value claim_verdicts_value(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
