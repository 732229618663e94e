// SPDX-License-Identifier: MIT
#include "engine/study/explain/gamma_interval.h"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace darknumber {
namespace {

constexpr double smallest_share = 1e-280;
constexpr double negligible_term = 1e-16;
constexpr int most_terms = 100000;

/// log P(X < x), x far below the shape: x^a e^-x / Gamma(a + 1) sum_k x^k / ((a + 1) .. (a + k)).
/// Source: Abramowitz & Stegun (1964), 6.5.29.
double log_lower_tail(double shape, double x) {
  double term = 1.0;
  double sum = 1.0;
  for (int k = 1; k < most_terms && term > negligible_term * sum; ++k) {
    term *= x / (shape + k);
    sum += term;
  }
  return shape * std::log(x) - x - std::lgamma(shape + 1.0) + std::log(sum);
}

/// log P(X > x), x far above the shape: x^(a-1) e^-x / Gamma(a) sum_k (a - 1) .. (a - k) / x^k, as
/// long as terms fall. Source: the same, 6.5.32.
double log_upper_tail(double shape, double x) {
  double term = 1.0;
  double sum = 1.0;
  for (int k = 1; k < most_terms && term > negligible_term * sum && shape - k > 0.0; ++k) {
    term *= (shape - k) / x;
    sum += term;
  }
  return (shape - 1.0) * std::log(x) - x - std::lgamma(shape) + std::log(sum);
}

}  // namespace

double log_gamma_between(double shape, double low, double high) {
  // The smaller tails, so that neither loses its digits.
  const double share = low > shape
                           ? boost::math::gamma_q(shape, low) -
                                 (std::isinf(high) ? 0.0 : boost::math::gamma_q(shape, high))
                           : (std::isinf(high) ? 1.0 : boost::math::gamma_p(shape, high)) -
                                 boost::math::gamma_p(shape, low);
  if (share > smallest_share) return std::log(share);
  if (high < shape) return log_lower_tail(shape, high);
  if (low > shape) return log_upper_tail(shape, low);
  return -INFINITY;
}

}  // namespace darknumber
