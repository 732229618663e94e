// SPDX-License-Identifier: MIT
#include "engine/performance/order_measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "engine/performance/bootstrap.h"
#include "engine/performance/moments.h"
#include "engine/performance/quantiles.h"

namespace darknumber {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> sort_estimates(const ReplicateRows& rows) {
  std::vector<double> estimates;
  estimates.reserve(rows.size());
  for (const ReplicateRow& row : rows) {
    if (row.status == Status::ok) estimates.push_back(row.estimate);
    if (grows_without_bound(row.status)) estimates.push_back(infinity);
  }
  std::sort(estimates.begin(), estimates.end());
  return estimates;
}

std::vector<double> sorted_estimates(const MeasureInput& input) {
  return input.ordered ? input.ordered->sorted : sort_estimates(input.rows);
}

Calculated quantile(const MeasureInput& input, double p) {
  const std::vector<double> sorted = sorted_estimates(input);
  if (sorted.empty()) return {};
  const double value = quantile_of_sorted(sorted, p);
  return {value, quantile_mcse_of_sorted(sorted, p), sorted.size(),
          std::isinf(value) && surely_infinite_quantile(sorted, p)};
}

double iqr_of_sorted(std::span<const double> sorted) {
  const double low = quantile_of_sorted(sorted, 0.25);
  return std::isinf(low) ? no_number : quantile_of_sorted(sorted, 0.75) - low;
}

double trimmed_mean_of_sorted(std::span<const double> sorted) {
  const std::size_t cut = sorted.size() / 10;  // 10 % off each end, whole replicates
  const std::span<const double> kept = sorted.subspan(cut, sorted.size() - 2 * cut);
  return std::isinf(kept.back()) ? infinity : mean_alone(kept);
}

/// A statistic whose MCSE comes from resamples.
struct Resampled {
  Statistic statistic;
  double OrderedEstimates::*shared;  // where the MCSE stands that was made together with others
  double highest;                    // the quantile that decides whether it is infinite
};

/// Of the numbers left by a cut of 10 % at each end.
constexpr Resampled of_trimmed_mean{trimmed_mean_of_sorted, &OrderedEstimates::trimmed_mean_mcse,
                                    0.9};
constexpr Resampled of_iqr{iqr_of_sorted, &OrderedEstimates::iqr_mcse, 0.75};

Calculated bootstrapped(const MeasureInput& input, const Resampled& of) {
  const std::vector<double> sorted = sorted_estimates(input);
  if (sorted.empty()) return {};
  const double mcse = input.ordered ? input.ordered->*of.shared
                                    : bootstrap_ses(sorted, std::span(&of.statistic, 1)).front();
  const double value = of.statistic(sorted);
  return {value, mcse, sorted.size(),
          std::isinf(value) && surely_infinite_quantile(sorted, of.highest)};
}

}  // namespace

OrderedEstimates order_estimates(const ReplicateRows& rows) {
  constexpr std::array<Statistic, 2> statistics{iqr_of_sorted, trimmed_mean_of_sorted};
  std::vector<double> sorted = sort_estimates(rows);
  const std::vector<double> ses = bootstrap_ses(sorted, statistics);
  return {std::move(sorted), ses[0], ses[1]};
}

Calculated median_estimate(const MeasureInput& input) {
  return quantile(input, 0.5);
}

Calculated median_inflation(const MeasureInput& input) {
  const Calculated median = quantile(input, 0.5);
  return {median.value / input.truth, median.mcse / input.truth, median.n_used,
          median.surely_infinite};
}

Calculated q05(const MeasureInput& input) {
  return quantile(input, 0.05);
}

Calculated q95(const MeasureInput& input) {
  return quantile(input, 0.95);
}

Calculated iqr(const MeasureInput& input) {
  return bootstrapped(input, of_iqr);
}

Calculated trimmed_mean(const MeasureInput& input) {
  return bootstrapped(input, of_trimmed_mean);
}

}  // namespace darknumber
