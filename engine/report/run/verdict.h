// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/block.h"
#include "engine/report/expect/expected_answers.h"
#include "engine/report/expect/published_figures.h"
#include "engine/scenario/scenario.h"
#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// The answer of a run in words that are right by themselves. First the finding: the truth, how far
/// off each estimator typically is (median of N-hat / N) as a ratio and in persons, and in which
/// direction. Then the conditions, one a violation, and last over how many registers the medians
/// are, and what the expected table gives. No number has digits finer than its Monte Carlo error.
/// An estimator is called too high (too low) where its median lies above (below) the truth beyond
/// Monte Carlo error and by more than `about_right`. Strata are left to the tables. `answers`: one
/// a label of the result.
Finding verdict_of(const Scenario& scenario, const RunResult& result,
                   const std::vector<ExpectedAnswer>& answers,
                   const std::optional<ListSizes>& sizes = std::nullopt);

/// How far a median may lie from the truth and still be called about right: 5 %, half of what the
/// published estimates move when one list is coded otherwise.
inline constexpr double about_right = 0.05;

}  // namespace darknumber
