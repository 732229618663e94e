// SPDX-License-Identifier: MIT
#include "engine/study/explain/factor_summary.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

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

// log N has a hundred even steps through a normal law of sd 0.5 within each twentieth of the
// factor, which says nothing of it: known, it leaves the range as it is. The quantiles at 5 and 95
// % of a hundred numbers lie 0.95 of the way from the fifth to the sixth, at 5.45 % of the law.
TEST_CASE("a factor that says nothing of N leaves its range") {
  const boost::math::normal normal;
  std::vector<double> victims;
  std::vector<double> scores;
  for (int i = 0; i < 2000; ++i) {
    scores.push_back(boost::math::quantile(normal, (i + 0.5) / 2000.0));
    victims.push_back(1000.0 *
                      std::exp(0.5 * boost::math::quantile(normal, (37 * i % 100 + 0.5) / 100.0)));
  }
  FactorSummary summary(victims);
  FactorPosterior factor;
  summary.add(scores, factor);
  CHECK(factor.if_known.low ==
        Approx(1000.0 * std::exp(0.5 * boost::math::quantile(normal, 0.0545))).epsilon(0.001));
  CHECK(factor.if_known.high ==
        Approx(1000.0 * std::exp(-0.5 * boost::math::quantile(normal, 0.0545))).epsilon(0.001));
  CHECK(factor.silent);
  CHECK(factor.first_share == Approx(0.0).margin(1e-9));
}

}  // namespace darknumber::factor_summary_test
