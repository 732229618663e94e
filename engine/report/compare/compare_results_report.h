// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/report/folder/read_results.h"
#include "engine/study/compare_runs.h"

namespace darknumber {

/// Two results folders and what came of comparing them.
struct ComparedResults {
  const StoredResults& first;
  const StoredResults& second;
  RunComparison comparison;
};

/// Compares two folders' runs: several points in the first one's study's measure.
ComparedResults compare_results(const StoredResults& first, const StoredResults& second);

/// What `compare` prints of two results folders: the fields that differ, whether the replicates are
/// the same, and the measures of the answers that both have, each difference with its Monte Carlo
/// standard error.
Blocks compare_results_blocks(const ComparedResults& compared);

/// The measures of the answers that both have, a row each.
std::string compare_results_csv(const ComparedResults& compared);

/// The same as JSON. A number that does not exist is null.
std::string compare_results_json(const ComparedResults& compared);

}  // namespace darknumber
