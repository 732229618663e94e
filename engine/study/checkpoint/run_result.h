// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/input/value.h"
#include "engine/performance/measures.h"

namespace darknumber {

/// One measure of one estimator at one point.
struct EstimatorMeasure {
  std::size_t estimator = 0;  // of the labels
  Measured measured;
  double exact = no_number;  // on the expected table; NaN where that means nothing (exact_value)
};

/// What came of one scenario variant. A plain run has one, without factors.
struct PointResult {
  std::vector<Value> factor_values;  // one a factor of the run
  double truth = 0.0;                // N of the target, in persons
  std::vector<double> truths;        // one an estimator: N, or that of the stratum it is about
  std::int64_t first_replicate = 0;
  std::vector<ReplicateRows> rows;  // one an estimator
  std::vector<EstimatorMeasure> measures;
  std::vector<EstimatorMeasure> own_measures;  // of the point itself, exact, and no estimator's
  std::string no_world;  // why no world of this kind exists; empty where one does

  /// How many replicates it has; 0 without rows.
  std::size_t replicates() const { return rows.empty() ? 0 : rows.front().size(); }
};

/// Everything that the files of a results folder are made from. No time and no number of threads:
/// the same run gives the same bytes.
struct RunResult {
  std::string engine_version;
  std::string build;  // compiler and what else may move the last digit
  Value scenario;     // as run, with its defaults
  std::string scenario_hash;
  std::uint64_t seed = 0;
  std::vector<std::string> labels;   // of the estimators
  std::vector<ListsInUse> lists;     // one a label: those that it uses
  std::vector<std::string> factors;  // paths of the fields that vary from point to point
  std::vector<PointResult> points;
  std::string digest;  // digest_of(points)
  std::vector<std::string> warnings;
  std::string verdict;  // the answer in one sentence
};

/// The measures of a point: those taken by default, then those of `also` that are not among them.
/// `expected`: what each estimator made of the exact expected table, with the truth that it is
/// about.
std::vector<EstimatorMeasure> measure_point(const std::vector<ReplicateRows>& rows,
                                            const std::vector<ReplicateRow>& expected,
                                            const std::vector<std::string>& also = {});

/// The measures of these names, of a point that was evaluated on the expected table alone: those
/// that mean something there, with an MCSE of 0; no replicates. None where there is no world.
std::vector<EstimatorMeasure> exact_measures(const std::vector<ReplicateRow>& expected,
                                             const std::vector<std::string>& names);

/// A result with its measures and whatever else is said, but for the replicates, which may be
/// gigabytes.
RunResult without_rows(const RunResult& result);

/// A hash over all replicates, point by point and estimator by estimator, in hexadecimal: equal
/// digests mean equal numbers and statuses in all of them, to the last bit.
std::string digest_of(const std::vector<PointResult>& points);

}  // namespace darknumber
