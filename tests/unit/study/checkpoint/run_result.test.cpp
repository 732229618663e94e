// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/run_result.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace darknumber::run_result_test {

TEST_CASE("an exact answer that is none counts as failed") {
  ReplicateRow infinite;
  infinite.status = Status::no_overlap;
  infinite.truth = 100.0;
  ReplicateRow estimated;
  estimated.estimate = 90.0;
  estimated.truth = 100.0;
  std::size_t failed = 0;
  for (const EstimatorMeasure& one : exact_measures({infinite, estimated}, usual_measure_names())) {
    INFO(one.measured.name);
    CHECK(one.measured.n_failed == (one.estimator == 0 ? 1 : 0));
    failed += one.measured.n_failed;
  }
  CHECK(failed > 0);
}

}  // namespace darknumber::run_result_test
