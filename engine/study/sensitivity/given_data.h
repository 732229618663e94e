// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace darknumber {

/// A plain sample of independent factors and an output, as from the points of a study of type
/// `sample`. An output may be infinite, which is the largest or least there is; NaN is missing, and
/// its row is left out.
struct GivenSample {
  std::size_t dimensions = 1;
  std::vector<double> points;   // in the unit cube, row by row: each factor's share below its value
  std::vector<double> outputs;  // one a row
};

/// Why there is no answer.
enum class SampleStatus : std::uint8_t {
  ok,
  too_few_points,
  constant_output,
  too_few_below,  // the threshold
  too_few_above,
};

/// No distribution function is compared with fewer points than these. Source: the contract.
inline constexpr std::size_t fewest_points = 30;

struct GivenDataOptions {
  std::size_t slices = 10;         // of equal probability, for PAWN
  std::size_t null_columns = 100;  // dummy factors that say what an index without any effect is
  double null_level = 0.95;        // quantile of the indices of these
  std::size_t resamples = 50;      // bootstrap for delta's bias
  std::uint64_t seed = 0;
};

}  // namespace darknumber
