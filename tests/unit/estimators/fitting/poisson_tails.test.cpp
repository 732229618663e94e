// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/poisson_tails.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/estimators/fitting/censored_fit.h"

namespace darknumber::poisson_tails_test {
namespace {

/// Mass by mass.
CensoredPoisson summed(double mu, int bound) {
  std::vector<long double> masses;
  long double sum = 0.0L;
  long double mean = 0.0L;
  const int likeliest = std::min(bound, static_cast<int>(mu));
  const long double last =
      likeliest * std::log(static_cast<long double>(mu)) - std::lgammal(likeliest + 1);
  for (int x = 0; x <= bound; ++x) {
    masses.push_back(
        std::exp(x * std::log(static_cast<long double>(mu)) - std::lgammal(x + 1) - last));
    sum += masses.back();
    mean += x * masses.back();
  }
  mean /= sum;
  long double variance = 0.0L;
  for (int x = 0; x <= bound; ++x)
    variance += (x - mean) * (x - mean) * masses[static_cast<std::size_t>(x)] / sum;
  return {static_cast<double>(last - mu + std::log(sum)), static_cast<double>(mean),
          static_cast<double>(variance)};
}

}  // namespace

TEST_CASE("a Poisson count that is at most so much has the moments of its masses") {
  for (const int bound : {0, 1, 7, 100, 684})
    for (const double mu : {1e-8, 0.3, 6.5, 99.0, 350.0, 2000.0}) {
      INFO(mu << " up to " << bound);
      const CensoredPoisson count = poisson_at_most(mu, bound);
      const CensoredPoisson reference = summed(mu, bound);
      CHECK(count.log_probability ==
            Approx(reference.log_probability).epsilon(1e-10).margin(1e-12));
      CHECK(count.mean == Approx(reference.mean).epsilon(1e-10).margin(1e-12));
      CHECK(count.variance == Approx(reference.variance).epsilon(1e-8).margin(1e-9));
    }
}

TEST_CASE("a count that is at most so much is one censored from 0 on") {
  for (const double bound : {1.0, 4.0, 30.0, 500.0})
    for (const double mu : {1e-6, 0.4, 3.9, 31.0, 480.0, 1500.0}) {
      INFO(mu << " up to " << bound);
      const CensoredPoisson count = poisson_at_most(mu, bound);
      const CensoredPoisson censored = CountsBetween({0.0, bound}, mu, 0.0).moments();
      CHECK(count.log_probability == Approx(censored.log_probability).epsilon(1e-10).margin(1e-10));
      CHECK(count.mean == Approx(censored.mean).epsilon(1e-10).margin(1e-12));
      CHECK(count.variance == Approx(censored.variance).epsilon(1e-8).margin(1e-9));
    }
}

TEST_CASE("far beyond its bound a Poisson count is the bound, and within it itself") {
  const CensoredPoisson beyond = poisson_at_most(1e6, 10.0);
  CHECK(beyond.log_probability == Approx(10.0 * std::log(1e6) - 1e6 - std::lgamma(11.0)));
  CHECK(beyond.mean == Approx(10.0).epsilon(1e-4));
  for (const double bound : {1e5, 1e12}) {
    const CensoredPoisson within = poisson_at_most(300.0, bound);
    CHECK(within.log_probability == 0.0);
    CHECK(within.mean == 300.0);
    CHECK(within.variance == 300.0);
  }
}

TEST_CASE("where a bound is no whole number, mean and variance are derivatives of log P") {
  constexpr double step = 1e-4;  // of log mu
  for (const double bound : {0.4, 12.3, 250.7})
    for (const double mu : {0.2, 10.0, 260.0}) {
      INFO(mu << " up to " << bound);
      const auto at = [&](double by) { return poisson_at_most(mu * std::exp(by), bound); };
      const double score = (at(step).log_probability - at(-step).log_probability) / (2.0 * step);
      const double slope = (at(step).mean - at(-step).mean) / (2.0 * step);
      CHECK(at(0.0).mean - mu == Approx(score).epsilon(1e-5).margin(1e-7));
      CHECK(at(0.0).variance == Approx(slope).epsilon(1e-5).margin(1e-7));
    }
}

TEST_CASE("a bound of a thousand million is as good as a small one") {
  // X is nearly normal there: at the median half of the probability is left, and E(X | X <= b) is
  // mu less sqrt(2 mu / pi).
  constexpr double mu = 1e9;
  const CensoredPoisson count = poisson_at_most(mu, mu);
  CHECK(std::exp(count.log_probability) == Approx(0.5).epsilon(1e-4));
  CHECK(mu - count.mean == Approx(std::sqrt(2.0 * mu / 3.14159265358979)).epsilon(1e-3));
}

}  // namespace darknumber::poisson_tails_test
