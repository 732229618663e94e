// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "engine/performance/replicates.h"

namespace darknumber {

/// "Does not exist" for the value or the MCSE of a measure, as in `ReplicateRow`.
inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// What the measures from the order of the replicates have in common: nearly all the cost of all
/// measures.
struct OrderedEstimates {
  std::vector<double> sorted;  // with +infinity for estimates that grow without bound
  double iqr_mcse = no_number;
  double trimmed_mean_mcse = no_number;
};

/// Whether an estimate that is missing for this reason would be larger than any number: the larger
/// N, the better the fit, or a denominator of 0. Medians, quantiles and risks count it as
/// +infinity.
inline bool grows_without_bound(Status status) {
  return status == Status::no_mle || status == Status::no_overlap;
}

/// What a measure is calculated from: the replicates of one estimator and the truth N.
struct MeasureInput {
  const ReplicateRows& rows;
  double truth = 0.0;                         // above 0
  double multiple = 0.0;                      // X of risk_over_X and risk_under_X, in units of N
  Status status = Status::ok;                 // of failure_rate_STATUS
  const OrderedEstimates* ordered = nullptr;  // of the rows, where several measures share it
};

/// A measure, its Monte Carlo standard error, and how many replicates they rest on.
struct Calculated {
  double value = no_number;
  double mcse = no_number;
  std::size_t n_used = 0;
  /// The value is infinite, and not by the chance of few replicates (surely_infinite_quantile).
  bool surely_infinite = false;
};

/// One number of each replicate that has an estimate, in the order of the replicates.
template <typename NumberOf>
std::vector<double> column_where_estimated(const MeasureInput& input, NumberOf number_of) {
  std::vector<double> column;
  column.reserve(input.rows.size());
  for (const ReplicateRow& row : input.rows)
    if (row.status == Status::ok) column.push_back(number_of(row));
  return column;
}

}  // namespace darknumber
