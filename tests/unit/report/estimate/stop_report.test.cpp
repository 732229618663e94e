// SPDX-License-Identifier: MIT
#include "engine/report/estimate/stop_report.h"

#include <catch2/catch.hpp>

namespace darknumber::stop_report_test {

TEST_CASE("a p-value above a threshold never reads as the threshold") {
  EstimatorSpec estimator;
  LoglinearStepwise stepwise;
  stepwise.wald_threshold = 0.05;
  estimator.method = stepwise;
  estimator.lists = {{"A"}, {"B"}, {"C"}};
  const auto note = [&](double p_value) {
    Estimate estimate;
    estimate.stopped_by = StoppingTerm{0b011, p_value};
    return note_on_stops(estimate, estimator);
  };
  CHECK(note(0.0503) ==
        " Stopped at A:B, which lowers AIC most: its p-value is 0.0503, above 0.05.");
  CHECK(note(0.05004) ==
        " Stopped at A:B, which lowers AIC most: its p-value is 0.05004, above 0.05.");
  CHECK(note(0.3) == " Stopped at A:B, which lowers AIC most: its p-value is 0.3, above 0.05.");
}

}  // namespace darknumber::stop_report_test
