// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// A column of a table as numbers. What does not exist is NaN. Texts stand as the place of theirs
/// among `levels`, from 0.
struct DataColumn {
  std::string name;
  std::vector<double> numbers;
  std::vector<std::string> levels;  // in the order of their first rows; empty: of numbers
};

struct DataTable {
  std::string name;
  std::vector<DataColumn> columns;  // of equal length
};

/// The rows of a run, point by point, replicate by replicate, estimator by estimator, with the
/// columns of replicates.csv: "replicates". Infinite numbers are infinite here, so that there is no
/// column `infinite`.
DataTable replicate_columns(const RunResult& result);

/// A CSV text that the program wrote. The columns of the numbers `text_columns`, from 0, are of
/// texts, whatever these look like; the others are of numbers, and every cell is one or empty.
DataTable columns_of_csv(std::string name, std::string_view csv,
                         std::span<const std::size_t> text_columns);

}  // namespace darknumber
