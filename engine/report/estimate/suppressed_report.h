// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/estimators/completions.h"
#include "engine/estimators/estimate_all.h"
#include "engine/input/value.h"
#include "engine/report/block.h"

namespace darknumber {

/// What one answer is over the completions of a table with suppressed counts; none where the method
/// cannot be asked of so many tables.
using AnswerRange = std::optional<CompletionRange>;

/// "least" and "greatest" and how many completions there were, for reading.
Blocks ranges_blocks(const std::vector<Answer>& answers, const std::vector<AnswerRange>& ranges);

/// The same as JSON: {"least", "greatest", "completions", "every", "without_estimate"}; null for
/// none.
Value range_value(const AnswerRange& range);

}  // namespace darknumber
