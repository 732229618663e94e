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

}  // namespace darknumber::effective_sample_size_test
