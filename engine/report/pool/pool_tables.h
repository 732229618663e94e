// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/report/block.h"

namespace darknumber {

/// What the estimators make of one person's table.
struct TablePart {
  std::string name;                  // of the file
  double observed = 0.0;             // entities on any list
  std::vector<FitOutcome> outcomes;  // one an answer
};

/// Many people's tables of the same lists: nobody knows the truth of a table, so that they are
/// compared with one another.
struct PooledTables {
  std::vector<std::string> lists;
  std::vector<std::string> labels;  // of the answers
  std::vector<TablePart> parts;
};

/// For each estimator the mean of the estimates with its standard error, their standard deviation
/// and ends; below it a line for each table.
Blocks pool_tables_blocks(const PooledTables& pooled);

/// The same as JSON. A number that does not exist is null.
std::string pool_tables_json(const PooledTables& pooled);

/// A row for each table and estimator: table, observed, estimator, estimate, se, lower, upper,
/// status.
std::string pool_tables_csv(const PooledTables& pooled);

}  // namespace darknumber
