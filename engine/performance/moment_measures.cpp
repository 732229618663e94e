// SPDX-License-Identifier: MIT
#include "engine/performance/moment_measures.h"

#include <cmath>

#include "engine/performance/moments.h"
#include "engine/performance/same_answer.h"

namespace darknumber {
namespace {

Calculated mean_of(const std::vector<double>& column) {
  const Moments moments = moments_of(column);
  return {moments.mean, moments.standard_error(), moments.n};
}

template <typename NumberOf>
Calculated mean_where_estimated(const MeasureInput& input, NumberOf number_of) {
  return mean_of(column_where_estimated(input, number_of));
}

template <typename NumberOf>
Calculated mean_over_all(const MeasureInput& input, NumberOf number_of) {
  std::vector<double> column;
  column.reserve(input.rows.size());
  for (const ReplicateRow& row : input.rows) column.push_back(number_of(row));
  return mean_of(column);
}

std::vector<double> errors(const MeasureInput& input) {
  return column_where_estimated(
      input, [&](const ReplicateRow& row) { return row.estimate - input.truth; });
}

std::vector<double> log_ratios(const MeasureInput& input) {
  return column_where_estimated(
      input, [&](const ReplicateRow& row) { return std::log(row.estimate / input.truth); });
}

std::vector<double> squares_about(const std::vector<double>& column, double centre) {
  std::vector<double> squares;
  squares.reserve(column.size());
  for (const double x : column) squares.push_back((x - centre) * (x - centre));
  return squares;
}

/// MCSE of sqrt(m) from the MCSE of m: the derivative is 1 / (2 sqrt(m)). Both 0 where m does not
/// vary and is 0.
double mcse_of_root(double mcse_of_square, double root) {
  return mcse_of_square == 0.0 ? 0.0 : mcse_of_square / (2.0 * root);
}

/// Estimates and squared standard errors of the replicates that have both.
struct WithStandardError {
  std::vector<double> estimates;
  std::vector<double> variances;
};

WithStandardError with_standard_error(const MeasureInput& input) {
  WithStandardError columns;
  for (const ReplicateRow& row : input.rows) {
    if (row.status != Status::ok || std::isnan(row.se)) continue;
    columns.estimates.push_back(row.estimate);
    columns.variances.push_back(row.se * row.se);
  }
  return columns;
}

}  // namespace

Calculated mean_estimate(const MeasureInput& input) {
  return mean_where_estimated(input, [](const ReplicateRow& row) { return row.estimate; });
}

Calculated bias(const MeasureInput& input) {
  return mean_of(errors(input));
}

Calculated relative_bias(const MeasureInput& input) {
  return mean_where_estimated(
      input, [&](const ReplicateRow& row) { return (row.estimate - input.truth) / input.truth; });
}

Calculated inflation(const MeasureInput& input) {
  return mean_where_estimated(input,
                              [&](const ReplicateRow& row) { return row.estimate / input.truth; });
}

Calculated empirical_se(const MeasureInput& input) {
  const Moments moments = moments_of(errors(input));
  const double n = static_cast<double>(moments.n);
  return {moments.sd(), moments.sd() / std::sqrt(2.0 * (n - 1.0)), moments.n};
}

Calculated model_se(const MeasureInput& input) {
  const Moments variances = moments_of(with_standard_error(input).variances);
  const double root = std::sqrt(variances.mean);
  return {root, mcse_of_root(variances.standard_error(), root), variances.n};
}

Calculated model_se_error(const MeasureInput& input) {
  const WithStandardError columns = with_standard_error(input);
  const Moments variances = moments_of(columns.variances);
  const double n = static_cast<double>(variances.n);
  const double empirical = moments_of(columns.estimates).sd();
  if (!(empirical > 0.0)) return {no_number, no_number, variances.n};
  const double ratio = std::sqrt(variances.mean) / empirical;
  const double relative_variance = variances.variance / (4.0 * n * variances.mean * variances.mean);
  return {100.0 * (ratio - 1.0),
          100.0 * ratio * std::sqrt(relative_variance + 1.0 / (2.0 * (n - 1.0))), variances.n};
}

Calculated rmse(const MeasureInput& input) {
  const Moments squares = moments_of(squares_about(errors(input), 0.0));
  const double root = std::sqrt(squares.mean);
  return {root, mcse_of_root(squares.standard_error(), root), squares.n};
}

Calculated log_bias(const MeasureInput& input) {
  return mean_of(log_ratios(input));
}

Calculated log_sd(const MeasureInput& input) {
  const std::vector<double> logs = log_ratios(input);
  const Moments moments = moments_of(logs);
  const Moments squares = moments_of(squares_about(logs, moments.mean));
  return {moments.sd(), mcse_of_root(squares.standard_error(), moments.sd()), moments.n};
}

Calculated implied_coverage(const MeasureInput& input) {
  return mean_where_estimated(input,
                              [](const ReplicateRow& row) { return row.observed / row.estimate; });
}

Calculated observed_error(const MeasureInput& input) {
  return mean_where_estimated(
      input, [](const ReplicateRow& row) { return row.observed - row.victims_observed; });
}

Calculated extrapolation_error(const MeasureInput& input) {
  return mean_where_estimated(input, [&](const ReplicateRow& row) {
    return (row.estimate - row.observed) - (input.truth - row.victims_observed);
  });
}

Calculated amplification(const MeasureInput& input) {
  const std::vector<double> whole = errors(input);
  const std::vector<double> part = column_where_estimated(
      input, [](const ReplicateRow& row) { return row.observed - row.victims_observed; });
  const Moments x = moments_of(whole);
  const Moments y = moments_of(part);
  if (std::abs(y.mean) <= same_answer * input.truth) return {no_number, no_number, y.n};
  const double ratio = x.mean / y.mean;
  const double residual =
      x.variance - 2.0 * ratio * covariance_of(whole, part) + ratio * ratio * y.variance;
  // Rounding may leave a residual variance just below 0 where t - N is a multiple of n - D.
  const double variance = residual < 0.0 ? 0.0 : residual;
  return {ratio, std::sqrt(variance / static_cast<double>(y.n)) / std::abs(y.mean), y.n};
}

Calculated observed(const MeasureInput& input) {
  return mean_over_all(input, [](const ReplicateRow& row) { return row.observed; });
}

Calculated overlap(const MeasureInput& input) {
  return mean_over_all(input, [](const ReplicateRow& row) { return row.overlap; });
}

Calculated victims_observed(const MeasureInput& input) {
  return mean_over_all(input, [](const ReplicateRow& row) { return row.victims_observed; });
}

Calculated ever_present(const MeasureInput& input) {
  return mean_over_all(input, [](const ReplicateRow& row) { return row.ever_present; });
}

Calculated false_positive_entities(const MeasureInput& input) {
  return mean_over_all(input, [](const ReplicateRow& row) { return row.false_positive_entities; });
}

}  // namespace darknumber
