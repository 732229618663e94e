// SPDX-License-Identifier: MIT
#include "engine/study/explain/belief_scores.h"

#include <catch2/catch.hpp>

namespace darknumber::belief_scores_test {

// Abramowitz & Stegun (1964), table 26.1.
TEST_CASE("the share of a score is the normal distribution function", "[explain]") {
  CHECK(normal_share(0.0) == 0.5);
  CHECK(normal_share(1.0) == Approx(0.841344746068543).epsilon(1e-14));
  CHECK(normal_share(-2.0) == Approx(0.022750131948179).epsilon(1e-13));
}

}  // namespace darknumber::belief_scores_test
