// SPDX-License-Identifier: MIT
#include "engine/core/shuffle.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

namespace darknumber::shuffle_test {

TEST_CASE("every order of three items is as likely as any other") {
  constexpr int runs = 60000;
  std::map<std::array<int, 3>, int> times;
  for (std::uint32_t run = 0; run < runs; ++run) {
    RandomStream stream(1, run, Purpose::study_permutations);
    std::array<int, 3> items{1, 2, 3};
    shuffle(std::span<int>(items), stream);
    ++times[items];
  }
  REQUIRE(times.size() == 6);
  for (const auto& [order, count] : times)
    CHECK(std::abs(count - runs / 6.0) < 5.0 * std::sqrt(runs * (1.0 / 6.0) * (5.0 / 6.0)));
}

TEST_CASE("nothing and one item are left as they are, and draw nothing") {
  RandomStream stream(1, 0, Purpose::study_permutations);
  RandomStream untouched = stream;
  std::array<int, 1> one{7};
  shuffle(std::span<int>(one), stream);
  shuffle(std::span<int>(), stream);
  CHECK(one[0] == 7);
  CHECK(stream() == untouched());
}

}  // namespace darknumber::shuffle_test
