// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/run_result.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/checksum.h"
#include "engine/core/contracts.h"
#include "engine/study/checkpoint/replicate_encoding.h"

namespace darknumber {
namespace {

/// Some hundred kilobytes, which stay in a processor's cache.
constexpr std::size_t rows_encoded_at_once = 4096;

/// Every default measure, then the others that are asked for, each once.
std::vector<Measured> measures_of(const ReplicateRows& rows, double truth,
                                  const std::vector<std::string>& also) {
  std::vector<Measured> measures = measure_all(rows, truth);
  for (const std::string& name : also)
    if (std::none_of(measures.begin(), measures.end(),
                     [&](const Measured& one) { return one.name == name; }))
      if (std::optional<Measured> measured = measure(name, rows, truth))
        measures.push_back(std::move(*measured));
  return measures;
}

}  // namespace

std::vector<EstimatorMeasure> measure_point(const std::vector<ReplicateRows>& rows,
                                            const std::vector<ReplicateRow>& expected,
                                            const std::vector<std::string>& also) {
  DN_EXPECT(rows.size() == expected.size(), "replicates and an expected answer of each estimator");
  std::vector<EstimatorMeasure> measures;
  for (std::size_t estimator = 0; estimator < rows.size(); ++estimator) {
    const double truth = expected[estimator].truth;
    for (Measured& measured : measures_of(rows[estimator], truth, also)) {
      const double exact = exact_value(measured.name, expected[estimator], truth);
      measures.push_back({estimator, std::move(measured), exact});
    }
  }
  return measures;
}

std::vector<EstimatorMeasure> exact_measures(const std::vector<ReplicateRow>& expected,
                                             const std::vector<std::string>& names) {
  std::vector<EstimatorMeasure> measures;
  for (std::size_t estimator = 0; estimator < expected.size(); ++estimator) {
    const ReplicateRow& row = expected[estimator];
    const bool failed = row.status != Status::ok;
    if (!has_world(row)) continue;
    for (const std::string& name : names) {
      const double exact = exact_value(name, row, row.truth);
      if (!std::isnan(exact))
        measures.push_back({estimator, {name, exact, 0.0, 0, failed ? 1U : 0U}, exact});
    }
  }
  return measures;
}

RunResult without_rows(const RunResult& result) {
  RunResult copy;
  copy.engine_version = result.engine_version;
  copy.build = result.build;
  copy.scenario = result.scenario;
  copy.scenario_hash = result.scenario_hash;
  copy.seed = result.seed;
  copy.labels = result.labels;
  copy.lists = result.lists;
  copy.factors = result.factors;
  copy.digest = result.digest;
  copy.warnings = result.warnings;
  copy.verdict = result.verdict;
  for (const PointResult& point : result.points)
    copy.points.push_back({point.factor_values,
                           point.truth,
                           point.truths,
                           point.first_replicate,
                           {},
                           point.measures,
                           point.own_measures,
                           point.no_world});
  return copy;
}

std::string digest_of(const std::vector<PointResult>& points) {
  std::uint64_t hash = checksum("");
  for (const PointResult& point : points)
    for (const ReplicateRows& rows : point.rows)
      for (std::size_t first = 0; first < rows.size(); first += rows_encoded_at_once)
        hash = checksum(encode_rows(std::span(rows).subspan(
                            first, std::min(rows_encoded_at_once, rows.size() - first))),
                        hash);
  return hex_text(hash);
}

}  // namespace darknumber
