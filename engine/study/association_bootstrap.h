// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "engine/core/stop.h"
#include "engine/estimators/association_bounds.h"

namespace darknumber {

/// How far chance alone moves the least association of a table.
struct AssociationIntervals {
  int resamples = 0;
  int dropped = 0;  // those in which one of the pairs has nobody in common, or on one list alone
  /// 95 % of all: the factor is infinite in the dropped ones. Nothing where all were dropped.
  std::optional<std::pair<double, double>> factor = {};
  /// 95 % of the others, in which alone there is such a number. Nothing where there is no factor.
  std::optional<std::pair<double, double>> persons = {};
};

/// So many that chance in them moves a limit by a twentieth of what it is away from the answer:
/// over 200 seeds the standard deviation of a limit is 3 to 7 % of that distance on the Dutch, the
/// British and the Gaza table, of the factor and of persons.
inline constexpr int association_resamples = 1000;

/// Every cell is drawn anew as a Poisson number with its count as expectation; pairs are those of
/// the table itself. Source of the intervals: Efron & Tibshirani (1993), An Introduction to the
/// Bootstrap, section 13.3 (percentiles); quantiles are of type 8, as in resampling_intervals.h.
/// `stop`: asked between resamples; throws GivenUp.
AssociationIntervals association_intervals(const PairsOfLists& pairs, const ContingencyTable& table,
                                           std::uint64_t seed, const StopQuestion* stop = nullptr);

}  // namespace darknumber
