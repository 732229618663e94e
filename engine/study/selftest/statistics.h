// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace darknumber {

/// How often a whole check may reject a right program, nominally: chi-squares, Student's t and
/// normal variates are approximations, so far out in the tail more than elsewhere, where the
/// numbers are not normal. Fixed seeds make it happen always or never; at a level of one in a
/// million a rejection is taken for a defect.
inline constexpr double family_error = 1e-6;

/// Independent numbers whose mean, variance and greatest distance from the mean are known.
struct KnownMean {
  double expected = 0.0;
  double variance = 0.0;
  double reach = 0.0;
  double draws = 0.0;  // n
};

/// How many standard errors the smallest defect is that a check is said to see for sure.
inline constexpr double five_errors = 5.0;

/// What a statistical check found.
struct CheckResult {
  double p_value = 1.0;    // of the whole check, nominal: Bonferroni over its parts
  double statistic = 0.0;  // chi-square, T^2, or the z of the worst column
  std::string worst;       // where the difference is largest, in its standard errors
  /// Five standard errors relative to the expected number, in the column where that is least: no
  /// smaller relative defect is seen for sure.
  double smallest_defect = 0.0;
  std::string most_sensitive;  // that column
  int parts = 0;               // that are tested, each at the level divided by their number
  double degrees = 1.0;        // of freedom of each part: 1 of a column
  double allowed = 0.0;        // a relative difference that is no defect
  std::optional<KnownMean> known = {};  // of the most sensitive part, where its tail is bounded

  bool rejects(double level = family_error) const { return p_value < level; }
};

/// The relative defect, of the most sensitive column alone, that a check at this nominal level sees
/// in nine runs of ten, by the same approximations: the noncentral chi-square of its parts' degrees
/// of freedom beyond the quantile of the central one, or beyond Bernstein's bound. Infinite where
/// the check has no part that varies.
double defect_seen(const CheckResult& result, double level);

/// Several checks as one, by Bonferroni; `names` go before their columns, one a check.
CheckResult all_of(const std::vector<CheckResult>& results, const std::vector<std::string>& names);

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

/// Two samples of the same quantities: do their means differ? Welch's t in each column.
CheckResult compare_means(const Sample& first, const Sample& second);

/// Do their variances differ? The difference of log variances in each column, with the standard
/// error that the fourth moments of both samples together give:
/// Var log s^2 = (kurtosis - 1) / n, the delta method. Source: Miller (1986), Beyond ANOVA, ch. 7.
CheckResult compare_variances(const Sample& first, const Sample& second);

/// The mean of independent numbers against what is known of them:
/// P(|mean - expected| >= t) <= 2 exp(-n t^2 / (2 variance + 2 reach t / 3)), at every n and
/// whatever their law. Source: Bernstein's inequality; Boucheron, Lugosi & Massart (2013),
/// Concentration Inequalities, section 2.8.
CheckResult check_known_mean(const std::string& name, const KnownMean& known, double mean);

}  // namespace darknumber
