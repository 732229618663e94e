// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/checkpoint/run_result.h"
#include "engine/study/explain/explanation.h"

namespace darknumber {

/// A view of kind "rows" of a plain run: estimate ÷ truth and the interval of the first replicates
/// of each estimator whose truth is somebody; null where there is none.
Value registers_view(const RunResult& result);

/// Likewise of the worlds that explain a table: their numbers of `victims`; null where none were
/// drawn.
Value worlds_view(const Explanation& found, const std::string& victims);

}  // namespace darknumber
