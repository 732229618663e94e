// SPDX-License-Identifier: MIT
#include "engine/performance/share_measures.h"

#include <cmath>

#include "engine/performance/moments.h"

namespace darknumber {
namespace {

bool has_interval(const ReplicateRow& row) {
  return row.status == Status::ok && !std::isnan(row.lower) && !std::isnan(row.upper);
}

/// One number of each replicate that has an interval.
template <typename NumberOf>
std::vector<double> column_with_interval(const ReplicateRows& rows, NumberOf number_of) {
  std::vector<double> column;
  column.reserve(rows.size());
  for (const ReplicateRow& row : rows)
    if (has_interval(row)) column.push_back(number_of(row));
  return column;
}

Calculated share_of(std::size_t hits, std::size_t n) {
  if (n == 0) return {};
  const double p = static_cast<double>(hits) / static_cast<double>(n);
  return {p, share_mcse(p, n), n};
}

template <typename Condition>
Calculated share_where(const ReplicateRows& rows, Condition holds) {
  std::size_t hits = 0;
  for (const ReplicateRow& row : rows)
    if (holds(row)) ++hits;
  return share_of(hits, rows.size());
}

/// Over those that have a place in the order of the estimates.
template <typename Condition>
Calculated share_of_ordered(const ReplicateRows& rows, Condition holds) {
  std::size_t hits = 0;
  std::size_t n = 0;
  for (const ReplicateRow& row : rows) {
    if (row.status != Status::ok && !grows_without_bound(row.status)) continue;
    ++n;
    if (holds(row)) ++hits;
  }
  return share_of(hits, n);
}

template <typename Condition>
Calculated share_of_intervals(const ReplicateRows& rows, Condition holds) {
  std::size_t hits = 0;
  std::size_t n = 0;
  for (const ReplicateRow& row : rows) {
    if (!has_interval(row)) continue;
    ++n;
    if (holds(row)) ++hits;
  }
  return share_of(hits, n);
}

Calculated share_covering(const ReplicateRows& rows, double value) {
  return share_of_intervals(
      rows, [&](const ReplicateRow& row) { return row.lower <= value && value <= row.upper; });
}

}  // namespace

double share_mcse(double p, std::size_t n) {
  constexpr double z = 1.959963984540054;
  const double count = static_cast<double>(n);
  return p == 0.0 || p == 1.0 ? z / (count + z * z) : std::sqrt(p * (1.0 - p) / count);
}

Calculated coverage(const MeasureInput& input) {
  return share_covering(input.rows, input.truth);
}

Calculated coverage_bias_eliminated(const MeasureInput& input) {
  const std::vector<double> estimates =
      column_with_interval(input.rows, [](const ReplicateRow& row) { return row.estimate; });
  return share_covering(input.rows, mean_alone(estimates));
}

Calculated miss_below(const MeasureInput& input) {
  return share_of_intervals(input.rows,
                            [&](const ReplicateRow& row) { return input.truth < row.lower; });
}

Calculated miss_above(const MeasureInput& input) {
  return share_of_intervals(input.rows,
                            [&](const ReplicateRow& row) { return input.truth > row.upper; });
}

Calculated width(const MeasureInput& input) {
  const Moments moments = moments_of(column_with_interval(
      input.rows, [](const ReplicateRow& row) { return row.upper - row.lower; }));
  return {moments.mean, moments.standard_error(), moments.n};
}

Calculated risk_over(const MeasureInput& input) {
  return share_of_ordered(input.rows, [&](const ReplicateRow& row) {
    return row.status != Status::ok || row.estimate > input.multiple * input.truth;
  });
}

Calculated risk_under(const MeasureInput& input) {
  return share_of_ordered(input.rows, [&](const ReplicateRow& row) {
    return row.status == Status::ok && row.estimate < input.multiple * input.truth;
  });
}

Calculated failure_rate(const MeasureInput& input) {
  return share_where(input.rows, [](const ReplicateRow& row) { return row.status != Status::ok; });
}

Calculated failure_rate_of_status(const MeasureInput& input) {
  return share_where(input.rows,
                     [&](const ReplicateRow& row) { return row.status == input.status; });
}

}  // namespace darknumber
