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

/// A hash over the measures, written or read again: equal digests mean equal measures.
std::string digest_of_measures(const Value& measures);

/// Members of it: what each point sets and is, and every measure of every point.
Value run_points_value(const RunResult& result);
Value run_measures_value(const RunResult& result);

}  // namespace darknumber
