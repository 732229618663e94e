// SPDX-License-Identifier: MIT
#include "engine/core/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// (n - 1) p as a rank from 0; a product within rounding of a whole number is that number, so
/// that the next order statistic, which may be infinite, has no weight there.
double rank_of(std::size_t n, double p) {
  const double rank = static_cast<double>(n - 1) * p;
  const double whole = std::round(rank);
  const double rounding = 4.0 * std::numeric_limits<double>::epsilon() * std::max(1.0, rank);
  return std::abs(rank - whole) <= rounding ? whole : rank;
}

}  // namespace

double quantile_of_sorted(std::span<const double> sorted, double p) {
  DN_EXPECT(!sorted.empty() && p >= 0.0 && p <= 1.0, "a quantile of something");
  const double rank = rank_of(sorted.size(), p);
  const std::size_t below = static_cast<std::size_t>(rank);
  const double weight = rank - static_cast<double>(below);
  const double low = sorted[below];
  if (weight == 0.0 || std::isinf(low)) return low;
  return low + weight * (sorted[below + 1] - low);
}

}  // namespace darknumber
