// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace darknumber {

/// The weights that logarithms stand for, the largest being 1; all 0 where none is above -infinity.
std::vector<double> weights_of(std::span<const double> logs);

/// As many of equal weight: (sum w)^2 / sum w^2. The mean of that many independent draws is as
/// precise as the weighted mean (Kish 1965, Survey Sampling, section 11.7). 0 where all weights
/// are.
double effective_number(std::span<const double> weights);

/// Numbers with a weight each, and their 5 % and 95 % quantiles.
struct WeightedNumber {
  double value = 0.0;
  double weight = 0.0;
};
struct CentralRange {
  double low = 0.0;   // the 5 % quantile
  double high = 0.0;  // the 95 % quantile
  double width() const { return high - low; }
};

/// Of numbers in ascending order. The i-th of n lies at the share a_i / a_n, where a_1 = 0 and
///   a_i = w_1 / 2 + w_2 + … + w_(i-1) + w_i / 2,
/// and between two the quantile is linear: of equal weights it is type 7, as everywhere else here.
/// Those of weight 0 count for nothing; one at least is above it.
CentralRange central_range(std::span<const WeightedNumber> ascending);

/// The standard error of the mean of numbers that were drawn at even steps along an order: from
/// differences of neighbours, sqrt(sum (x_i - x_(i-1))^2 / (2 (n - 1) n)) (Wolter 2007,
/// Introduction to Variance Estimation, section 8.2, estimator v2).
double error_of_systematic_mean(std::span<const double> numbers);

}  // namespace darknumber
