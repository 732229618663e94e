// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace darknumber {

/// Mean and spread of one column. With n = 0 the mean is NaN; with n < 2 the variance is.
struct Moments {
  std::size_t n = 0;
  double mean = 0.0;
  double variance = 0.0;  // S^2, divisor n - 1

  double sd() const;
  /// S / sqrt(n): the standard error of the mean.
  double standard_error() const;
};

/// Two passes, each about a centre already close to the mean, so nothing cancels; in the order of
/// the column, so that the bits depend on the column alone. A constant column has variance 0
/// exactly. Source: Chan, Golub & LeVeque (1983), The American Statistician 37, the corrected
/// two-pass algorithm.
Moments moments_of(std::span<const double> column);

/// The mean alone, to the same bits.
double mean_alone(std::span<const double> column);

/// The sample covariance (divisor n - 1) of two columns of equal length; NaN with n < 2.
double covariance_of(std::span<const double> first, std::span<const double> second);

}  // namespace darknumber
