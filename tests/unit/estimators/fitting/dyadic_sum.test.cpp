// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/dyadic_sum.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::dyadic_sum_test {
namespace {

template <typename Summand>
double by_rule(int level, Summand summand) {
  const DyadicRule& rule = dyadic_rule(level);
  double sum = 0.0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(rule.points); ++i)
    sum += rule.weights[i] * summand(rule.nodes[i]);
  return sum;
}

template <typename Summand>
double term_by_term(int level, Summand summand) {
  double sum = 0.0;
  for (int i = 0; i < (1 << level); ++i) sum += summand(i);
  return sum;
}

}  // namespace

TEST_CASE("dyadic sums: exact for polynomials up to degree 31, and not beyond") {
  for (int level = 0; level <= 12; ++level) {
    const double terms = std::ldexp(1.0, level);
    for (int degree : {0, 1, 2, 7, 30, 31, 32}) {
      INFO(level << " " << degree);
      const auto power = [&](double x) { return std::pow((2.0 * x + 1.0) / terms - 1.0, degree); };
      const double error = std::abs(by_rule(level, power) - term_by_term(level, power)) / terms;
      if (degree <= 31)
        CHECK(error < 1e-14);
      else if (level > 5)
        CHECK(error > 1e-12);
    }
  }
}

TEST_CASE("dyadic sums: a power no nearer to its pole than the sum is long, and a Gaussian") {
  for (int level = 5; level <= 16; ++level) {
    const double terms = std::ldexp(1.0, level);
    const auto power = [&](double x) { return std::pow((terms + x) / terms, -3.7); };
    CHECK(by_rule(level, power) == Approx(term_by_term(level, power)).epsilon(1e-14));
    const auto gaussian = [&](double x) {
      const double y = 2.0 * x / terms - 1.0;
      return std::exp(-4.0 * y * y);
    };
    CHECK(by_rule(level, gaussian) == Approx(term_by_term(level, gaussian)).epsilon(2e-13));
  }
}

}  // namespace darknumber::dyadic_sum_test
