// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/scenario.h"
#include "engine/study/run_result.h"

namespace darknumber {

/// The answer of a run in one sentence that is right by itself: the condition, the truth, how far
/// off each estimator typically is (median of N-hat / N) with the exact large-sample answer beside
/// it, in which direction, and over how many simulated registers. No number has digits finer than
/// its Monte Carlo error. An estimator is called too high (too low) where its median lies above
/// (below) the truth beyond Monte Carlo error and by more than `about_right`.
std::string verdict_sentence(const Scenario& scenario, const RunResult& result);

/// How far a median may lie from the truth and still be called about right: 5 %, half of what the
/// published estimates move when one list is coded otherwise.
inline constexpr double about_right = 0.05;

}  // namespace darknumber
