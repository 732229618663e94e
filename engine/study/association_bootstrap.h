// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "engine/estimators/association_bounds.h"

namespace darknumber {

/// How far chance alone moves the least association of a table.
struct AssociationIntervals {
  int resamples = 0;
  int dropped = 0;  // those in which one of the pairs has nobody in common, or on one list alone
  /// 95 % of the others: quantiles of type 7 at 0.025 and 0.975. Nothing where all were dropped.
  std::optional<std::pair<double, double>> factor = {};
  std::optional<std::pair<double, double>> persons = {};
};

inline constexpr int association_resamples = 1000;

/// Every cell is drawn anew as a Poisson number with its count as expectation; pairs are those of
/// the table itself. Source of the intervals: Efron & Tibshirani (1993), An Introduction to the
/// Bootstrap, section 13.3 (percentiles).
AssociationIntervals association_intervals(const PairsOfLists& pairs, const ContingencyTable& table,
                                           std::uint64_t seed);

}  // namespace darknumber
