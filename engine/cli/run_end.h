// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"
#include "engine/study/run_study.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// The end of a run that has all its replicates, drawn here or merged: writes the results folder
/// and the page that are asked for, prints the report, and gives the code that its claims ask for.
ExitCode end_run(const StudyRun& run, const StudyPlan& plan, const Options& options);

}  // namespace darknumber
