// SPDX-License-Identifier: MIT
#include "engine/study/design/weighted_range.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/performance/quantiles.h"

namespace darknumber::weighted_range_test {

TEST_CASE("a range of equal weights is that of quantiles of type 7", "[design]") {
  std::vector<WeightedNumber> weighted;
  std::vector<double> plain;
  for (int i = 0; i < 37; ++i) {
    plain.push_back(i * i);
    weighted.push_back({plain.back(), 0.3});
  }
  const CentralRange range = central_range(weighted);
  CHECK(range.low == Approx(quantile_of_sorted(plain, 0.05)));
  CHECK(range.high == Approx(quantile_of_sorted(plain, 0.95)));
}

TEST_CASE("a number of weight 0 counts for nothing, one alone is the range", "[design]") {
  const CentralRange range =
      central_range(std::vector<WeightedNumber>{{-100.0, 0.0}, {5.0, 2.0}, {50.0, 0.0}});
  CHECK(range.low == 5.0);
  CHECK(range.high == 5.0);
  // Half of all that lies between the first and the last is the second's.
  const CentralRange three =
      central_range(std::vector<WeightedNumber>{{0.0, 1.0}, {10.0, 2.0}, {20.0, 1.0}});
  CHECK(three.low == Approx(0.05 * 20.0));
  CHECK(three.high == Approx(0.95 * 20.0));
}

TEST_CASE("weights stand for as many independent draws", "[design]") {
  const std::vector<double> logs{-1000.0, -1000.0, -INFINITY, -1000.0 - std::log(2.0)};
  const std::vector<double> weights = weights_of(logs);
  CHECK(weights[0] == 1.0);
  CHECK(weights[2] == 0.0);
  CHECK(weights[3] == Approx(0.5));
  CHECK(effective_number(weights) == Approx(2.5 * 2.5 / 2.25));
  const std::vector<double> none{-INFINITY, -INFINITY};
  CHECK(effective_number(weights_of(none)) == 0.0);
}

TEST_CASE("the error of a systematic mean sees no trend", "[design]") {
  std::vector<double> trend;
  for (int i = 0; i < 100; ++i) trend.push_back(10.0 * i);
  // 99 steps of 10: sqrt(9900 / (2 * 99 * 100))
  CHECK(error_of_systematic_mean(trend) == Approx(std::sqrt(0.5)));
  CHECK(std::isnan(error_of_systematic_mean(std::vector<double>{1.0})));
}

}  // namespace darknumber::weighted_range_test
