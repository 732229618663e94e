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
                                             const std::vector<std::string>& also) {
  std::vector<EstimatorMeasure> measures;
  for (std::size_t estimator = 0; estimator < expected.size(); ++estimator) {
    const ReplicateRow& row = expected[estimator];
    const bool failed = row.status != Status::ok;
    if (!has_world(row)) continue;
    for (const Measured& measured : measures_of({row}, row.truth, also)) {
      const double exact = exact_value(measured.name, row, row.truth);
      if (!std::isnan(exact))
        measures.push_back({estimator, {measured.name, exact, 0.0, 0, failed ? 1U : 0U}, exact});
    }
  }
  return measures;
}

std::string digest_of(const std::vector<PointResult>& points) {
  std::uint64_t hash = checksum("");
  for (const PointResult& point : points)
    for (const ReplicateRows& rows : point.rows) hash = checksum(encode_rows(rows), hash);
  return hex_text(hash);
}

}  // namespace darknumber
