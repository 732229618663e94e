// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// The tables of a study, one for each estimator that it is about.
Blocks outcome_tables(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
