// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/report/run/finding.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` prints on a terminal: the scenario, how far off each estimator is with its Monte
/// Carlo error and the answer on the expected table beside it, the split of the error, warnings,
/// and last the verdict.
std::string run_text(const PreparedPoint& study, const RunResult& result, std::size_t width);

/// The verdict of a run.
Finding run_finding(const PreparedPoint& study, const RunResult& result);

}  // namespace darknumber
