// SPDX-License-Identifier: MIT
#pragma once

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

/// The tables of the worlds behind a table.
Blocks explain_tables(const ExplainOutcome& outcome, const StudyPlan& plan);

/// "These worlds fit the table."
std::string verdict_line(const Explanation& explanation);

}  // namespace darknumber
