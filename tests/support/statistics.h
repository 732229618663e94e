// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace darknumber::testing {

/// How often a whole check may reject a right program. Fixed seeds make it happen always or never;
/// at one in a million a rejection is a defect.
inline constexpr double family_error = 1e-6;

/// What a statistical check found.
struct CheckResult {
  double p_value = 1.0;    // of the whole check: Bonferroni over its parts
  double statistic = 0.0;  // chi-square, T^2, or the z of the worst column
  std::string worst;       // where the difference is largest, in its standard errors
  /// Five standard errors relative to the expected number, in the column where that is least: no
  /// smaller relative defect is seen for sure.
  double smallest_defect = 0.0;
  std::string most_sensitive;  // that column

  bool rejects() const { return p_value < family_error; }
};

std::ostream& operator<<(std::ostream& out, const CheckResult& result);

/// Pearson's chi-square of the numbers of independent persons in each cell against the cells'
/// probabilities `law` (they sum to 1). Cells that expect fewer than five persons are pooled; a
/// person in a cell of probability 0 rejects outright.
CheckResult check_counts(std::span<const double> counts, std::span<const double> law);

/// Independent draws of a row of numbers, one column a quantity.
struct Sample {
  std::vector<std::string> columns;
  std::vector<std::vector<double>> rows;
};

/// The means of the columns against what is expected of them, each by Student's t with the sample's
/// own standard error. Columns that expect too few counts over all draws for that are pooled; one
/// that does not vary must equal its expectation.
CheckResult check_means(const Sample& sample, std::span<const double> expected);

/// All means at once, by Hotelling's T^2: sees many small differences that go together. In a
/// direction in which the sample does not vary the means must equal their expectations.
/// Source: Anderson (2003), An Introduction to Multivariate Statistical Analysis, section 5.2.
CheckResult check_means_jointly(const Sample& sample, std::span<const double> expected);

/// Two samples of the same quantities: do their means differ? Welch's t in each column.
CheckResult compare_means(const Sample& first, const Sample& second);

/// Do their variances differ? The difference of log variances in each column, with the standard
/// error that the fourth moments of both samples together give:
/// Var log s^2 = (kurtosis - 1) / n, the delta method. Source: Miller (1986), Beyond ANOVA, ch. 7.
CheckResult compare_variances(const Sample& first, const Sample& second);

}  // namespace darknumber::testing
