// SPDX-License-Identifier: MIT
#include "engine/performance/quantiles.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// Width of the central 95 % of a normal law, in standard errors (2 x 1.96).
constexpr double width_in_standard_errors = 3.92;

/// What lies outside of it on either side.
constexpr double tail_of_quantile = 0.025;

/// What lies beyond 2.576 standard errors on one side.
constexpr double tail_beyond_doubt = 0.005;

}  // namespace

double quantile_mcse_of_sorted(std::span<const double> sorted, double p) {
  if (sorted.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<std::int64_t>(sorted.size());
  const std::int64_t first =
      std::clamp<std::int64_t>(binomial_quantile(tail_of_quantile, n, p), 1, n);
  const std::int64_t last =
      std::clamp<std::int64_t>(binomial_quantile(1.0 - tail_of_quantile, n, p) + 1, 1, n);
  const double upper = sorted[static_cast<std::size_t>(last - 1)];
  if (std::isinf(upper)) return std::numeric_limits<double>::quiet_NaN();
  return (upper - sorted[static_cast<std::size_t>(first - 1)]) / width_in_standard_errors;
}

bool surely_infinite_quantile(std::span<const double> sorted, double p) {
  const auto finite =
      std::find_if(sorted.begin(), sorted.end(), [](double value) { return std::isinf(value); });
  if (finite == sorted.end()) return false;
  const boost::math::binomial_distribution<double> law(static_cast<double>(sorted.size()), p);
  return boost::math::cdf(law, static_cast<double>(finite - sorted.begin())) <= tail_beyond_doubt;
}

std::int64_t binomial_quantile(double q, std::int64_t n, double p) {
  namespace policies = boost::math::policies;
  using RoundUp = policies::policy<policies::discrete_quantile<policies::integer_round_up>>;
  DN_EXPECT(q > 0.0 && q < 1.0 && n > 0 && p > 0.0 && p < 1.0, "a proper binomial law");
  const boost::math::binomial_distribution<double, RoundUp> law(static_cast<double>(n), p);
  // The root finder may end one off: the distribution function has the last word.
  double k = boost::math::quantile(law, q);
  while (k > 0.0 && boost::math::cdf(law, k - 1.0) >= q) k -= 1.0;
  while (boost::math::cdf(law, k) < q) k += 1.0;
  return static_cast<std::int64_t>(k);
}

}  // namespace darknumber
