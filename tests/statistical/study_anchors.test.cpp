// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>

#include "tests/support/anchor_studies.h"
#include "tests/support/ran_study.h"

namespace darknumber::testing::study_anchors_test {

/// 100,000 victims, so that the bias of small samples is below the Monte Carlo error.
TEST_CASE("tipping points that replicates confirm within four standard errors", "[statistical]") {
  for (const Anchor& anchor : anchors()) {
    INFO(anchor.name);
    const RanStudy study = run_study_text(anchor.study("monte_carlo", 200));
    const auto& outcome = std::get<TippingOutcome>(study.run.outcome);
    REQUIRE(outcome.confirmed.size() == 1);
    REQUIRE(outcome.confirmed[0].has_value());
    const TippingConfirmation& confirmed = *outcome.confirmed[0];
    CHECK_FALSE(confirmed.differs);
    CHECK(std::abs(confirmed.estimate - anchor.at) < 4.0 * confirmed.se);
    std::size_t worlds = 0;
    double largest = 0.0;
    for (std::size_t row = 0; row < study.plan.rows.size(); ++row) {
      const EstimatorMeasure& ratio = study.measured(row, anchor.world.estimator(), "inflation");
      const double off = std::abs(ratio.measured.value - ratio.exact) / ratio.measured.mcse;
      CHECK(off < 4.0);
      largest = std::max(largest, off);
      ++worlds;
    }
    CHECK(worlds == 7);
    std::cout << anchor.name << ": confirmed at " << confirmed.estimate << " +- " << confirmed.se
              << ", exact " << anchor.at << "; ratios within " << largest
              << " standard errors of the exact ones\n";
  }
}

}  // namespace darknumber::testing::study_anchors_test
