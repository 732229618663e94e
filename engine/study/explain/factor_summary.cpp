// SPDX-License-Identifier: MIT
#include "engine/study/explain/factor_summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "engine/performance/quantiles.h"
#include "engine/study/explain/belief_scores.h"
#include "engine/study/explain/positive_definite.h"

namespace darknumber {
namespace {

constexpr std::size_t bins = 20;
constexpr double silent_below = 0.05;   // of the divergence, in nats
constexpr double pressed = 3.0 / bins;  // three times what a belief has in an outer twentieth
constexpr double least_victims = 0.5;   // N may be 0; its logarithm may not
constexpr std::size_t most_with_products = 20;
constexpr double ridge = 1e-9;  // of the variance of a column, so that equal ones do no harm

/// sum p log(p / (1 / bins)) over bins that the belief fills evenly.
std::vector<double> shares_by_bin(const std::vector<double>& scores) {
  std::vector<double> shares(bins, 0.0);
  for (double score : scores)
    shares[std::min(static_cast<std::size_t>(normal_share(score) * bins), bins - 1)] +=
        1.0 / static_cast<double>(scores.size());
  return shares;
}

std::vector<std::size_t> ranked(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

}  // namespace

FactorSummary::FactorSummary(std::vector<double> victims) : victims_(std::move(victims)) {
  double mean = 0.0;
  for (double one : victims_) {
    logs_.push_back(std::log(std::max(one, least_victims)));
    mean += logs_.back() / static_cast<double>(victims_.size());
  }
  for (double& one : logs_) {
    one -= mean;
    variance_ += one * one;
  }
}

void FactorSummary::add(std::vector<double> scores, FactorPosterior& factor) {
  const std::vector<double> shares = shares_by_bin(scores);
  for (double share : shares)
    if (share > 0.0) factor.kl += share * std::log(share * bins);
  // What as many independent draws from the belief itself would show.
  const double floor = (bins - 1.0) / (2.0 * static_cast<double>(scores.size()));
  factor.silent = factor.kl - floor < silent_below;
  factor.presses = !factor.silent && std::max(shares.front(), shares.back()) > pressed;
  const std::vector<std::size_t> order = ranked(scores);
  std::vector<double> sorted_scores = scores;
  std::sort(sorted_scores.begin(), sorted_scores.end());
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
    factor.in_belief[q] = normal_share(quantile_of_sorted(sorted_scores, shown_quantiles[q]));
  std::vector<double> steps(logs_.size());
  double within = 0.0;
  double low = 0.0;
  double high = 0.0;
  const std::size_t parts = std::min(bins, order.size());  // none of them empty
  for (std::size_t b = 0; b < parts; ++b) {
    const std::size_t from = b * order.size() / parts;
    const std::size_t to = (b + 1) * order.size() / parts;
    const auto in_bin = std::span(order).subspan(from, to - from);
    std::vector<double> logs;
    for (std::size_t draw : in_bin) logs.push_back(logs_[draw]);
    std::sort(logs.begin(), logs.end());
    const double mean =
        std::accumulate(logs.begin(), logs.end(), 0.0) / static_cast<double>(logs.size());
    for (std::size_t draw : in_bin) steps[draw] = mean;
    for (double one : logs) within += (one - mean) * (one - mean);
    const double median = quantile_of_sorted(logs, 0.5);
    low += (quantile_of_sorted(logs, 0.05) - median) / static_cast<double>(parts);
    high += (quantile_of_sorted(logs, 0.95) - median) / static_cast<double>(parts);
  }
  std::vector<double> sorted = victims_;
  std::sort(sorted.begin(), sorted.end());
  const double median = quantile_of_sorted(sorted, 0.5);
  factor.if_known = {median * std::exp(low), median * std::exp(high)};
  factor.first_share = variance_ > 0.0 ? 1.0 - within / variance_ : 0.0;
  scores_.push_back(std::move(scores));
  steps_.push_back(std::move(steps));
}

double FactorSummary::unexplained_without(std::size_t left_out) const {
  std::vector<std::vector<double>> columns;
  const auto product = [&](std::size_t a, std::size_t b) {
    std::vector<double> column(logs_.size());
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = scores_[a][i] * scores_[b][i];
    return column;
  };
  for (std::size_t a = 0; a < scores_.size(); ++a) {
    if (a == left_out) continue;
    columns.push_back(scores_[a]);
    columns.push_back(steps_[a]);
    columns.push_back(product(a, a));
    for (std::size_t b = a + 1; b < scores_.size() && scores_.size() <= most_with_products; ++b)
      if (b != left_out) columns.push_back(product(a, b));
  }
  for (std::vector<double>& column : columns) {
    const double mean =
        std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
    for (double& one : column) one -= mean;
  }
  const std::size_t n = columns.size();
  if (n == 0) return variance_;
  std::vector<double> matrix(n * n, 0.0);
  std::vector<double> right(n, 0.0);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b <= a; ++b)
      matrix[a * n + b] =
          std::inner_product(columns[a].begin(), columns[a].end(), columns[b].begin(), 0.0);
    matrix[a * n + a] *= 1.0 + ridge;
    matrix[a * n + a] += ridge;
    right[a] = std::inner_product(columns[a].begin(), columns[a].end(), logs_.begin(), 0.0);
  }
  const auto factor = cholesky(std::move(matrix), n);
  if (!factor) return variance_;
  double explained = 0.0;  // of the squares: |L^-1 right|^2
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < a; ++b) right[a] -= (*factor)[a * n + b] * right[b];
    right[a] /= (*factor)[a * n + a];
    explained += right[a] * right[a];
  }
  return std::max(0.0, variance_ - explained);
}

double FactorSummary::share_out(std::vector<FactorPosterior>& factors) const {
  if (!(variance_ > 0.0)) return 0.0;
  const double left = unexplained_without(factors.size());
  for (std::size_t f = 0; f < factors.size(); ++f)
    factors[f].last_share = std::max(0.0, unexplained_without(f) - left) / variance_;
  return left / variance_;
}

}  // namespace darknumber
