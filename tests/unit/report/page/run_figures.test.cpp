// SPDX-License-Identifier: MIT
#include "engine/report/page/run_figures.h"

#include <catch2/catch.hpp>

namespace darknumber::run_figures_test {

TEST_CASE("intervals are drawn in times the truth, those without a limit left out") {
  RunResult result;
  result.labels = {"chao"};
  PointResult point;
  point.truths = {200.0};
  const auto row = [](double estimate, double lower, double upper) {
    ReplicateRow made;
    made.status = Status::ok;
    made.estimate = estimate;
    made.lower = lower;
    made.upper = upper;
    return made;
  };
  point.rows = {{row(180.0, 150.0, 230.0), row(220.0, 190.0, 300.0), row(300.0, 240.0, 400.0),
                 row(150.0, 120.0, 190.0), row(200.0, NAN, NAN)}};
  result.points = {point};
  const std::vector<Figure> figures = interval_figures(result, 0.95);
  REQUIRE(figures.size() == 1);
  CHECK(figures.front().name == "intervals[chao]");
  CHECK(figures.front().words == "Of 4 intervals 2 cover the truth; 1 lie above it and 1 below.");
}

}  // namespace darknumber::run_figures_test
