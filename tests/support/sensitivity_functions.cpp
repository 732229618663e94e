// SPDX-License-Identifier: MIT
#include "tests/support/sensitivity_functions.h"

#include <array>
#include <cmath>

namespace darknumber::testing {
namespace {

constexpr double pi = 3.141592653589793;

/// The sum of the products of so many different numbers each, of the first `count`: an elementary
/// symmetric polynomial.
double sum_of_products(std::span<const double> w, std::size_t count, std::size_t order) {
  std::vector<double> sums(order + 1, 0.0);
  sums[0] = 1.0;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = order; k > 0; --k) sums[k] += sums[k - 1] * w[i];
  return sums[order];
}

double sign(std::size_t number) {
  return number % 2 == 0 ? 1.0 : -1.0;
}

}  // namespace

double ishigami(std::span<const double> cube) {
  const auto x = [&](std::size_t i) { return pi * (2.0 * cube[i] - 1.0); };
  return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) +
         0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

double sobol_g(std::span<const double> cube) {
  constexpr std::array a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
  double product = 1.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    product *= (std::abs(4.0 * cube[i] - 2.0) + a[i]) / (1.0 + a[i]);
  return product;
}

double morris_function(std::span<const double> cube) {
  std::vector<double> w;
  for (std::size_t i = 1; i <= 20; ++i) {
    const double x = cube[i - 1];
    const bool curved = i == 3 || i == 5 || i == 7;
    w.push_back(2.0 * ((curved ? 1.1 * x / (x + 0.1) : x) - 0.5));
  }
  double y = 0.0;
  for (std::size_t i = 1; i <= 20; ++i) y += (i <= 10 ? 20.0 : sign(i)) * w[i - 1];
  for (std::size_t i = 1; i <= 20; ++i)
    for (std::size_t j = i + 1; j <= 20; ++j)
      y += (j <= 6 ? -15.0 : sign(i + j)) * w[i - 1] * w[j - 1];
  return y - 10.0 * sum_of_products(w, 5, 3) + 5.0 * sum_of_products(w, 4, 4);
}

}  // namespace darknumber::testing
