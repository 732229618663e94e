// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/format.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` says, in every format. The report refers to what it is of.
Report report_of(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
