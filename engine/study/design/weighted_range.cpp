// SPDX-License-Identifier: MIT
#include "engine/study/design/weighted_range.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// The quantile at `share` of numbers with places in ascending order.
double quantile_at(const std::vector<std::pair<double, double>>& places, double share) {
  const double at = share * places.back().first;
  const auto next = std::lower_bound(
      places.begin(), places.end(), at,
      [](const std::pair<double, double>& place, double sought) { return place.first < sought; });
  if (next == places.begin()) return next->second;
  if (next == places.end()) return places.back().second;
  const auto last = next - 1;
  const double part = (at - last->first) / (next->first - last->first);
  return last->second + part * (next->second - last->second);
}

}  // namespace

std::vector<double> weights_of(std::span<const double> logs) {
  const double most = logs.empty() ? -INFINITY : *std::max_element(logs.begin(), logs.end());
  std::vector<double> weights(logs.size(), 0.0);
  if (most == -INFINITY) return weights;
  for (std::size_t i = 0; i < logs.size(); ++i) weights[i] = std::exp(logs[i] - most);
  return weights;
}

double effective_number(std::span<const double> weights) {
  double sum = 0.0;
  double squares = 0.0;
  for (const double weight : weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0.0 ? sum * sum / squares : 0.0;
}

CentralRange central_range(std::span<const WeightedNumber> ascending) {
  std::vector<std::pair<double, double>> places;
  double before = 0.0;
  double at = 0.0;
  for (const auto& [value, weight] : ascending) {
    if (!(weight > 0.0)) continue;
    if (!places.empty()) at += 0.5 * (before + weight);
    places.emplace_back(at, value);
    before = weight;
  }
  DN_EXPECT(!places.empty(), "some number has a weight");
  return {quantile_at(places, 0.05), quantile_at(places, 0.95)};
}

double error_of_systematic_mean(std::span<const double> numbers) {
  if (numbers.size() < 2) return NAN;
  double sum = 0.0;
  for (std::size_t i = 1; i < numbers.size(); ++i)
    sum += (numbers[i] - numbers[i - 1]) * (numbers[i] - numbers[i - 1]);
  const auto n = static_cast<double>(numbers.size());
  return std::sqrt(sum / (2.0 * (n - 1.0) * n));
}

}  // namespace darknumber
