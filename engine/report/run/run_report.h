// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` says to people: the scenario, how far off each estimator is with its Monte
/// Carlo error and the answer on the expected table beside it, the split of the error, warnings,
/// and last the verdict.
Blocks run_blocks(const PreparedPoint& study, const RunResult& result);

/// Parts of it: how far off each estimator is, and what the columns mean; of what the error is
/// made; what has to be said of it besides.
Blocks ratio_blocks(const PreparedPoint& study, const RunResult& result);
Blocks error_blocks(const RunResult& result);
Blocks note_blocks(const PreparedPoint& study, const RunResult& result);

/// The verdict of a run.
Finding run_finding(const PreparedPoint& study, const RunResult& result);

}  // namespace darknumber
