// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "engine/study/selftest/statistics.h"

namespace darknumber {

/// A sample whose columns all hold enough counts for their means to be as good as normal.
struct PooledSample {
  Sample sample;
  std::vector<double> expected;
};

/// Counts that a column must expect over all draws to stand alone. The mean of such a count has
/// skewness 1/sqrt(2000) = 0.02, which at five standard errors doubles a tail of one in a million
/// at most; fewer counts, and it would be several times that.
inline constexpr double least_counts = 2000.0;

/// Columns that expect fewer are added up into one, "rare"; where that expects too few itself, the
/// least frequent column joins it. A column expected to be 0 stands alone, and so is checked to be
/// 0 in every draw.
PooledSample pool_rare_columns(const Sample& sample, std::span<const double> expected);

/// The same for two samples, by what both together hold.
std::pair<Sample, Sample> pool_rare_columns(const Sample& first, const Sample& second);

/// Of one column: mean, variance (n - 1) and kurtosis (3 for a normal; 3 without any spread).
struct Moments {
  std::size_t draws = 0;
  double mean = 0.0;
  double variance = 0.0;
  double kurtosis = 3.0;
};
Moments moments_of(const Sample& sample, std::size_t column);

}  // namespace darknumber
