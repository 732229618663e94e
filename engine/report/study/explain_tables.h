// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// A number to compare N with, and the probability that N is below it.
struct BelowRow {
  std::string label;
  double value = 0.0;
  double probability = 0.0;
};

/// Every published figure, a row for each end of a range, and every estimate on the table.
std::vector<BelowRow> below_rows(const Explanation& explanation, const StudyPlan& plan);

/// "Police, Shelters": the lists of a history.
std::string history_text(CaptureHistory history, const StudyPlan& plan);

/// A quantile, by its place among those shown, with the digits that its Monte Carlo error leaves;
/// without an error, as in closed form, whole persons, or three digits of another number.
std::string quantile_text(const Quantiles& quantiles, const std::optional<Quantiles>& mcse,
                          std::size_t place, bool of_persons);

/// The tables of the worlds behind a table.
Blocks explain_tables(const ExplainOutcome& outcome, const StudyPlan& plan);

/// "These worlds fit the table."
std::string verdict_line(const Explanation& explanation);

}  // namespace darknumber
