// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// Between what numbers of victims the worlds lie that explain a table, whether they fit it, and
/// what is believed in.
Finding explain_finding(const ExplainOutcome& outcome, const StudyPlan& plan);

}  // namespace darknumber
