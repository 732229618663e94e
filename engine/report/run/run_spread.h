// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/report/block.h"
#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// Estimate ÷ truth of each replicate of an estimator: infinite where it grows without bound, NaN
/// where there is none.
std::vector<double> ratios_of(const PointResult& point, std::size_t estimator);

/// All of them, for a terminal: those of estimators whose truth is somebody, with the median and
/// the middle 90 %. `registers`: what a replicate is called.
Spread run_spread(const RunResult& result, const std::string& registers);

}  // namespace darknumber
