// SPDX-License-Identifier: MIT
#include "engine/study/run_result.h"

#include "engine/core/contracts.h"
#include "engine/study/checksum.h"
#include "engine/study/replicate_encoding.h"

namespace darknumber {

std::vector<EstimatorMeasure> measure_point(const std::vector<ReplicateRows>& rows,
                                            const std::vector<ReplicateRow>& expected,
                                            const std::vector<double>& truths) {
  DN_EXPECT(rows.size() == expected.size() && rows.size() == truths.size(),
            "replicates and an expected answer of each estimator");
  std::vector<EstimatorMeasure> measures;
  for (std::size_t estimator = 0; estimator < rows.size(); ++estimator)
    for (Measured& measured : measure_all(rows[estimator], truths[estimator])) {
      const double exact = exact_value(measured.name, expected[estimator], truths[estimator]);
      measures.push_back({estimator, std::move(measured), exact});
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
