// SPDX-License-Identifier: MIT
#include "engine/study/explain/factor_summary.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::factor_summary_test {

// 16 particles in one run are the fewest that explain takes, and fewer than its twenty parts.
TEST_CASE("a factor is summed up from fewer draws than parts") {
  std::vector<double> victims;
  std::vector<double> scores;
  for (int i = 0; i < 16; ++i) {
    scores.push_back(0.1 * i - 0.75);
    victims.push_back(100.0 * std::exp(scores.back()));
  }
  FactorSummary summary(victims);
  FactorPosterior factor;
  summary.add(scores, factor);
  // The factor decides N: known, it leaves the median alone.
  CHECK(factor.if_known.low == Approx(factor.if_known.high));
  CHECK(factor.if_known.low == Approx(100.0).epsilon(0.01));
  CHECK(factor.first_share == Approx(1.0));
}

}  // namespace darknumber::factor_summary_test
