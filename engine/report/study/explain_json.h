// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/value.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// Adds what is said of the worlds behind a table to the members of results.json: "verdict_code",
/// "fit", "log_evidence", "posterior", "below" and so on. Nothing for other studies.
void add_explanation(Value& results, const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
