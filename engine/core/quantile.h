// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace darknumber {

/// Quantile of type 7 of a sorted, non-empty sample, which may end in +infinities: linear between
/// the order statistics around rank 1 + (n - 1) p; +infinity as soon as one that counts is. Source:
/// Hyndman & Fan (1996), The American Statistician 50, definition 7.
double quantile_of_sorted(std::span<const double> sorted, double p);

}  // namespace darknumber
