// SPDX-License-Identifier: MIT
#include "engine/report/wide_csv.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::wide_csv_test {

TEST_CASE("a wide table has the numbers of the world in their own columns") {
  RunResult result;
  result.labels = {"chao"};
  PointResult point;
  point.truth = 200.0;
  const auto measured = [](const char* name, double value, double mcse) {
    Measured one;
    one.name = name;
    one.value = value;
    one.mcse = mcse;
    return EstimatorMeasure{0, one};
  };
  point.own_measures = {measured("truth", 200.0, 0.0),
                        measured("published_inflation[2023]", 1.5, 0.0),
                        measured("published_inflation[2024]", INFINITY, 0.0)};
  point.measures = {measured("inflation", 1.25, 0.5)};
  result.points = {point};
  CHECK(wide_csv(result, {}) ==
        "point,truth,published_inflation_2023,published_inflation_2024,chao.inflation,"
        "chao.inflation.mcse,infinite\n"
        "0,200,1.5,,1.25,0.5,published_inflation_2024\n");
}

}  // namespace darknumber::wide_csv_test
