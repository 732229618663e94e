// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// A sweep: the measures of every estimator at every point, and what they are.
Blocks sweep_blocks(const StudyRun& run, const StudyPlan& plan);

/// A number with its Monte Carlo standard error, which is left out on the expected table.
Cell cell_of(const WithError& number);
/// An index with its interval, where it has one.
Cell cell_of(const SensitivityIndex& index);

}  // namespace darknumber
