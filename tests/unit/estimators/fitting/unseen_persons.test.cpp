// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/unseen_persons.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::unseen_persons_test {

TEST_CASE(
    "persons of a history are drawn from a negative binomial law, cut off where it is asked") {
  constexpr int others = 20;
  constexpr double p = 0.6;
  constexpr int draws = 20000;
  for (const int most : {1000, 40, 5}) {
    INFO("at most " << most);
    double mass = 1.0, sum = 1.0, mean = 0.0, square = 0.0;
    for (int x = 1; x <= most; ++x) {
      mass *= p * (others + x - 1.0) / x;
      sum += mass;
      mean += mass * x;
      square += mass * x * x;
    }
    mean /= sum;
    const double sd = std::sqrt(square / sum - mean * mean);
    RandomStream stream(1, 0, Purpose{1000});
    double drawn = 0.0;
    for (int i = 0; i < draws; ++i) {
      const std::int64_t number = draw_unseen_at_most(others, p, most, stream);
      REQUIRE((number >= 0 && number <= most));
      drawn += static_cast<double>(number) / draws;
    }
    CHECK(std::abs(drawn - mean) < 5.0 * sd / std::sqrt(double{draws}));
  }
}

}  // namespace darknumber::unseen_persons_test
