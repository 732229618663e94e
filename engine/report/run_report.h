// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` prints on a terminal: the scenario, how far off each estimator is with its Monte
/// Carlo error and the exact answer beside it, the split of the error, warnings, and last the
/// verdict.
std::string run_text(const PreparedPoint& study, const RunResult& result);

}  // namespace darknumber
