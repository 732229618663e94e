// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/effective_sample_size.h"

#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/core/random_stream.h"

namespace darknumber::effective_sample_size_test {
namespace {

/// An autoregression of order one: its autocorrelations are the powers of `memory`, so that a draw
/// is worth (1 - memory)/(1 + memory) independent ones.
std::vector<double> autoregression(double memory, int length) {
  RandomStream random(1, 0, Purpose::estimator_sampler);
  boost::random::normal_distribution<double> normal;
  std::vector<double> chain;
  double at = normal(random) / std::sqrt(1.0 - memory * memory);
  for (int count = 0; count < length; ++count) {
    chain.push_back(at);
    at = memory * at + normal(random);
  }
  return chain;
}

}  // namespace

TEST_CASE("an autoregression has the effective sample size that theory gives it") {
  constexpr int length = 200000;
  for (double memory : {0.0, 0.5, 0.9, 0.99}) {
    INFO(memory);
    const double share = effective_sample_size(autoregression(memory, length)) / length;
    // The sum over m lags of a window a few times as long as the chain's memory has a relative
    // standard error of about sqrt(2 (2 m + 1)/length): Priestley (1981), section 6.2.4.
    const double lags = 6.0 * (1.0 + memory) / (1.0 - memory);
    CHECK(share ==
          Approx((1.0 - memory) / (1.0 + memory)).epsilon(5.0 * std::sqrt(4.0 * lags / length)));
  }
}

TEST_CASE("no chain is worth more than its length, and one that stands still counts in full") {
  CHECK(effective_sample_size(std::vector<double>(50, 3.0)) == 50.0);
  CHECK(effective_sample_size(autoregression(-0.9, 1000)) == 1000.0);
  CHECK(effective_sample_size(std::vector<double>{1.0}) == 1.0);
  CHECK(effective_sample_size(std::vector<double>{1.0, 2.0}) <= 2.0);
}

// A fast wave on a slow one: sums of two lags fall and rise again, and the sequence that is summed
// does not. Geyer (1992), Statist. Sci. 7, section 3.3.
TEST_CASE("the initial sequence is monotone") {
  std::vector<double> chain;
  for (int i = 0; i < 600; ++i)
    chain.push_back(std::cos(i * 6.283185307179586 / 300.0) +
                    0.6 * std::cos(i * 0.6283185307179586));
  double mean = 0.0;
  for (double value : chain) mean += value / 600.0;
  const auto covariance = [&](std::size_t lag) {
    double sum = 0.0;
    for (std::size_t i = lag; i < chain.size(); ++i)
      sum += (chain[i] - mean) * (chain[i - lag] - mean);
    return sum / 600.0;
  };
  double sum = -covariance(0);
  double least = INFINITY;
  bool rose = false;
  for (std::size_t lag = 0; covariance(lag) + covariance(lag + 1) > 0.0; lag += 2) {
    const double pair = covariance(lag) + covariance(lag + 1);
    rose |= pair > least;
    least = std::min(least, pair);
    sum += 2.0 * least;
  }
  REQUIRE(rose);
  CHECK(effective_sample_size(chain) == Approx(600.0 * covariance(0) / sum).epsilon(1e-9));
}

}  // namespace darknumber::effective_sample_size_test
