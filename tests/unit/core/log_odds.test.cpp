// SPDX-License-Identifier: MIT
#include "engine/core/log_odds.h"

#include <catch2/catch.hpp>

namespace darknumber::log_odds_test {

TEST_CASE("log-odds are odds' logarithms, and probabilities come back from them") {
  CHECK(log_odds(0.5) == 0.0);
  CHECK(log_odds(0.8) == Approx(std::log(4.0)));
  CHECK(log_odds(0.0) == -INFINITY);
  CHECK(log_odds(1.0) == INFINITY);
  for (const double p : {1e-12, 0.01, 0.5, 0.99}) CHECK(from_log_odds(log_odds(p)) == Approx(p));
  CHECK(from_log_odds(-INFINITY) == 0.0);
  CHECK(from_log_odds(INFINITY) == 1.0);
}

TEST_CASE("a shift multiplies odds, and never moves 0 and 1") {
  CHECK(shifted_in_log_odds(0.5, std::log(4.0)) == Approx(0.8));
  CHECK(shifted_in_log_odds(0.8, -std::log(4.0)) == Approx(0.5));
  CHECK(shifted_in_log_odds(0.0, 5.0) == 0.0);
  CHECK(shifted_in_log_odds(1.0, -5.0) == 1.0);
}

}  // namespace darknumber::log_odds_test
