// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/value.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// The version of results.json; it grows when a member changes its meaning or goes.
inline constexpr int results_version = 1;

/// What results.json holds and `run --format json` prints. A number that does not exist is null, as
/// is an infinite one; `write_json` tells them apart.
std::string results_json(const StudyRun& run, const StudyPlan& plan);

/// The measures of all points, as results.json has them.
Value measures_value(const RunResult& result);

}  // namespace darknumber
