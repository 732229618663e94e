// SPDX-License-Identifier: MIT
#include "engine/performance/quantiles.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace darknumber::quantiles_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// By adding up the probabilities, from log-gamma: another route than the incomplete beta function.
std::int64_t binomial_quantile_by_sum(double q, std::int64_t n, double p) {
  const double size = static_cast<double>(n);
  double sum = 0.0;
  for (std::int64_t k = 0; k <= n; ++k) {
    const double x = static_cast<double>(k);
    sum += std::exp(std::lgamma(size + 1) - std::lgamma(x + 1) - std::lgamma(size - x + 1) +
                    x * std::log(p) + (size - x) * std::log1p(-p));
    if (sum >= q) return k;
  }
  return n;
}

TEST_CASE("binomial quantiles agree with adding up the probabilities") {
  for (const std::int64_t n : {1, 2, 3, 5, 10, 37, 100, 500, 2000, 10000})
    for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95})
      for (const double q : {0.025, 0.975}) {
        CAPTURE(n, p, q);
        CHECK(binomial_quantile(q, n, p) == binomial_quantile_by_sum(q, n, p));
      }
}

TEST_CASE("binomial quantiles that R's qbinom gives") {
  CHECK(binomial_quantile(0.025, 2000, 0.5) == 956);
  CHECK(binomial_quantile(0.975, 2000, 0.5) == 1044);
  CHECK(binomial_quantile(0.025, 500, 0.05) == 16);
  CHECK(binomial_quantile(0.975, 500, 0.05) == 35);
  CHECK(binomial_quantile(0.025, 100, 0.95) == 90);
  CHECK(binomial_quantile(0.975, 100, 0.95) == 99);
}

TEST_CASE("a quantile is surely infinite where too few numbers are finite for chance") {
  const auto sample = [](std::size_t finite, std::size_t all) {
    std::vector<double> sorted(all, infinity);
    for (std::size_t i = 0; i < finite; ++i) sorted[i] = static_cast<double>(i);
    return sorted;
  };
  // None of n finite where half would be: 2^-n; 2^-7 = 0.0078 and 2^-8 = 0.0039.
  CHECK_FALSE(surely_infinite_quantile(sample(0, 7), 0.5));
  CHECK(surely_infinite_quantile(sample(0, 8), 0.5));
  // P(X <= 36) = 0.0033 and P(X <= 37) = 0.0060, X ~ Binomial(100, 1/2).
  CHECK(surely_infinite_quantile(sample(36, 100), 0.5));
  CHECK_FALSE(surely_infinite_quantile(sample(37, 100), 0.5));
  CHECK(surely_infinite_quantile(sample(37, 100), 0.95));
  CHECK_FALSE(surely_infinite_quantile(sample(100, 100), 0.5));
}

TEST_CASE("the MCSE of a quantile is the width between two ranks, / 3.92") {
  std::vector<double> squares;
  for (int i = 1; i <= 2000; ++i) squares.push_back(static_cast<double>(i) * i);
  // Ranks 956 and 1044 + 1 (above).
  CHECK(quantile_mcse_of_sorted(squares, 0.5) == Approx((1045.0 * 1045.0 - 956.0 * 956.0) / 3.92));
  const std::vector<double> few{1, 2, 4};
  // qbinom(.025; 3, .5) = 0, held at rank 1; qbinom(.975; 3, .5) + 1 = 4, held at rank 3.
  CHECK(quantile_mcse_of_sorted(few, 0.5) == Approx(3.0 / 3.92));
  CHECK(std::isnan(quantile_mcse_of_sorted(std::vector<double>{1}, 0.5)));
  CHECK(std::isnan(quantile_mcse_of_sorted(std::vector<double>{1, 2, infinity}, 0.5)));
}

}  // namespace
}  // namespace darknumber::quantiles_test
