// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/value.h"
#include "engine/report/estimate/estimate_report.h"

namespace darknumber {

/// A reason to distrust estimates of a table.
struct TableWarning {
  std::string code;  // for programs
  std::string text;  // a sentence
};

/// Few overlaps, large errors, intervals without width, small lists, pairs that share no one.
std::vector<TableWarning> warnings_on(const TableEstimates& estimates);

/// What is to be seen before the estimates: what each pair of lists says, whether they differ more
/// than sampling explains, and the warnings.
Blocks diagnostics_blocks(const TableEstimates& estimates);

/// Adds "pairs", "pairs_differ" and "warnings" to a document.
void add_diagnostics(Value& root, const TableEstimates& estimates);

}  // namespace darknumber
