// SPDX-License-Identifier: MIT
#pragma once

#include <array>

namespace darknumber {

/// Points of a rule for a sum over consecutive whole numbers, and sums short enough to be written
/// out.
inline constexpr int dyadic_points = 16;

/// The sum of f(0), …, f(2^level - 1) as the sum of weights[i] f(nodes[i]); nodes need not be
/// whole.
struct DyadicRule {
  std::array<double, dyadic_points> nodes{};
  std::array<double, dyadic_points> weights{};
  int points = 0;
};

/// The rule for `level`, 0 to 60. Up to level 4 it is the sum itself. Above, it is Gauss's rule for
/// the discrete uniform weight, exact for polynomials up to degree 31: for a summand analytic
/// around the interval the error falls off geometrically, so a million terms cost sixteen. Source:
/// Gautschi (2004), Orthogonal Polynomials: recurrence of the discrete Chebyshev polynomials (Table
/// 1.2), nodes and weights by Golub & Welsch (section 3.1.1).
const DyadicRule& dyadic_rule(int level);

}  // namespace darknumber
