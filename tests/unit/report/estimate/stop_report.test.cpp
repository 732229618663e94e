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

TEST_CASE("of many terms that were passed over six are named, and the others counted") {
  EstimatorSpec estimator;
  estimator.lists = {{"A"}, {"B"}, {"C"}, {"D"}, {"E"}};
  Estimate estimate;
  for (const CaptureHistory term :
       {0b00011, 0b00101, 0b00110, 0b01001, 0b01010, 0b01100, 0b10001, 0b10010, 0b10100})
    estimate.skipped.push_back({term, Status::no_mle});
  CHECK(note_on_stops(estimate, estimator) ==
        " Passed over at the last step: A:B, A:C, B:C, A:D, B:D, C:D and 3 more (no_mle).");
}

}  // namespace darknumber::stop_report_test
