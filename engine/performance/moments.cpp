// SPDX-License-Identifier: MIT
#include "engine/performance/moments.h"

#include <cmath>
#include <limits>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double mean_about(std::span<const double> column, double centre) {
  double sum = 0.0;
  for (const double x : column) sum += x - centre;
  return centre + sum / static_cast<double>(column.size());
}

}  // namespace

double Moments::sd() const {
  return std::sqrt(variance);
}

double Moments::standard_error() const {
  return std::sqrt(variance / static_cast<double>(n));
}

double mean_alone(std::span<const double> column) {
  return column.empty() ? nan : mean_about(column, mean_about(column, column.front()));
}

Moments moments_of(std::span<const double> column) {
  if (column.empty()) return {0, nan, nan};
  const double n = static_cast<double>(column.size());
  const double mean = mean_alone(column);
  double sum = 0.0;
  double squares = 0.0;
  for (const double x : column) {
    sum += x - mean;
    squares += (x - mean) * (x - mean);
  }
  const double variance = n > 1.0 ? (squares - sum * sum / n) / (n - 1.0) : nan;
  return {column.size(), mean, variance < 0.0 ? 0.0 : variance};
}

double covariance_of(std::span<const double> first, std::span<const double> second) {
  DN_EXPECT(first.size() == second.size(), "columns of the same replicates");
  if (first.size() < 2) return nan;
  const double first_mean = mean_alone(first);
  const double second_mean = mean_alone(second);
  double products = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i)
    products += (first[i] - first_mean) * (second[i] - second_mean);
  return products / static_cast<double>(first.size() - 1);
}

}  // namespace darknumber
