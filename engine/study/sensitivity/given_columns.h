// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/study/sensitivity/given_data.h"

namespace darknumber {

/// A sample without its missing rows, by columns.
struct GivenColumns {
  std::vector<std::vector<double>> factors;
  std::vector<double> output;

  std::size_t n() const { return output.size(); }
};

GivenColumns columns_of(const GivenSample& sample);

/// Whether all outputs are the same.
bool is_constant(const std::vector<double>& output);

/// Which of `slices` equal parts of [0, 1] each number is in; 1 is in the last.
std::vector<std::size_t> slices_of(const std::vector<double>& column, std::size_t slices);

/// A factor without effect: n evenly spaced numbers in (0, 1) in a random order.
std::vector<double> null_column(std::size_t n, std::uint64_t seed, std::size_t number);

/// The rows in the order of the numbers, smallest first; equal numbers in the order of the rows.
std::vector<std::size_t> order_of(const std::vector<double>& numbers);

/// The quantile (type 7) of numbers in any order.
double quantile_of(std::vector<double> numbers, double p);

}  // namespace darknumber
