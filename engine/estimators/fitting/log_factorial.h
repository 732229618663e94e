// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace darknumber {

/// log Gamma(x + 1), which is log x! for whole x; x >= 0. To 3e-15 of the larger of 1 and itself.
/// Own code, since std::lgamma writes a global. Source: Stirling's series, Abramowitz & Stegun
/// (1964) 6.1.41, after the recurrence 6.1.15 has brought the argument to 10 or more.
double log_factorial(double x);

/// log Gamma(x + 1) - x log x + x, which is log(2 pi x)/2 and little more for large x; x >= 0. To
/// 3e-15 of the larger of 1 and itself, however large x, where the three terms would cancel.
double log_factorial_less_powers(double x);

/// The sum of log Gamma(x + 1) over the counts of cells: the constant that a fit's kernel leaves
/// out of the log-likelihood.
double log_likelihood_constant(std::span<const double> counts);

}  // namespace darknumber
