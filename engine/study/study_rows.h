// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/scenario/study_spec.h"

namespace darknumber {

/// The most rows that a study or a claim may have: each is read as a scenario of its own, which
/// takes about a minute for so many.
inline constexpr std::size_t most_rows = std::size_t{1} << 20;

/// How many rows a study or a claim asks for, where in the file, and what to do if they are too
/// many.
struct RowsAsked {
  std::size_t rows = 0;
  std::string path;
  std::string advice;
};

/// The factors' values in each row of a design, made when they are asked for; null leaves a factor
/// as it is. Holds all that it needs.
struct DesignRows {
  std::size_t rows = 0;
  std::function<std::vector<Value>(std::size_t row)> values;
};

/// Rows that give the factors their values at points of the unit cube.
DesignRows cube_rows(const std::vector<Factor>& factors, std::size_t rows,
                     std::function<std::vector<double>(std::size_t row)> point);
/// Rows that are written out.
DesignRows listed_rows(std::vector<std::vector<Value>> rows);

/// Factors for rows to hold.
std::shared_ptr<const std::vector<Factor>> shared(const std::vector<Factor>& factors);

/// How many combinations there are of lists of these lengths; at most the largest number.
std::size_t combinations(const std::vector<std::size_t>& lengths);

}  // namespace darknumber
