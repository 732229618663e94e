// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

/// Functions of the unit cube on which methods of sensitivity analysis are compared.
namespace darknumber::testing {

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, each x from -pi to pi over the unit interval.
/// Source: Ishigami & Homma (1990).
inline double ishigami(std::span<const double> u) {
  const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
  return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) +
         0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// The product of (|4x - 2| + a)/(1 + a), a = 0, 1, 4.5, 9 and four times 99. Source: Saltelli &
/// Sobol' (1995).
inline double sobol_g(std::span<const double> x) {
  constexpr double a[] = {0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
  double product = 1.0;
  for (std::size_t i = 0; i < x.size(); ++i)
    product *= (std::abs(4.0 * x[i] - 2.0) + a[i]) / (1.0 + a[i]);
  return product;
}

/// What the function of Morris (1991) makes of a coordinate, before its polynomial.
inline double morris_weight(std::size_t factor, double x) {
  const bool bent = factor == 2 || factor == 4 || factor == 6;  // his 3, 5 and 7
  return 2.0 * ((bent ? 1.1 * x / (x + 0.1) : x) - 0.5);
}

/// The polynomial of Morris (1991) in 20 such weights. He drew the coefficients that he did not
/// name; here those of order one and two alternate in sign, and the others are 0.
inline double morris_polynomial(std::span<const double> w) {
  const auto alternating = [](std::size_t i) { return i % 2 == 0 ? 1.0 : -1.0; };
  double y = 0.0;
  for (std::size_t i = 0; i < w.size(); ++i) {
    y += (i < 10 ? 20.0 : alternating(i + 1)) * w[i];
    for (std::size_t j = 0; j < i; ++j) {
      y += (i < 6 ? -15.0 : alternating(i + j)) * w[i] * w[j];
      for (std::size_t k = 0; i < 5 && k < j; ++k) {
        y += -10.0 * w[i] * w[j] * w[k];
        for (std::size_t l = 0; i < 4 && l < k; ++l) y += 5.0 * w[i] * w[j] * w[k] * w[l];
      }
    }
  }
  return y;
}

inline double morris_function(std::span<const double> x) {
  std::vector<double> w;
  for (std::size_t i = 0; i < x.size(); ++i) w.push_back(morris_weight(i, x[i]));
  return morris_polynomial(w);
}

}  // namespace darknumber::testing
