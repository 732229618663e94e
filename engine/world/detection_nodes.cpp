// SPDX-License-Identifier: MIT
#include "engine/world/detection_nodes.h"

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

/// Nodes of ten agencies that take some milliseconds, beside which a question is nothing.
constexpr std::size_t nodes_between_questions = 256;

/// Below this the cells of the product form are near the smallest doubles, and lose digits.
constexpr double smallest_total = 1e-250;

/// log c(h) for every h; -infinity where an odds ratio of 0 forbids h.
std::vector<double> log_odds_of_sets(const std::vector<double>& odds_ratios,
                                     const std::vector<SetOddsRatio>& sets, int agencies) {
  std::vector<double> log_odds(history_count(agencies), 0.0);
  for (CaptureHistory h = 1; h < log_odds.size(); ++h) {
    const int j = std::countr_zero(h);
    double sum = log_odds[h & (h - 1)];
    for (int l = j + 1; l < agencies; ++l)
      if (contains(h, l)) sum += std::log(odds_ratios[static_cast<std::size_t>(j * agencies + l)]);
    log_odds[h] = sum;
  }
  for (const SetOddsRatio& set : sets)
    for (CaptureHistory h = 1; h < log_odds.size(); ++h)
      if (is_subset(set.agencies, h)) log_odds[h] += std::log(set.odds_ratio);
  return log_odds;
}

/// log(1 + exp(x)) without overflow.
double softplus(double x) {
  return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

}  // namespace

std::vector<std::size_t> moving_traits(const std::vector<Trait>& traits,
                                       const std::vector<std::vector<double>>& loadings) {
  std::vector<std::size_t> moving;
  for (std::size_t t = 0; t < traits.size(); ++t)
    if (varies(traits[t]) &&
        std::any_of(loadings.begin(), loadings.end(),
                    [&](const std::vector<double>& agency) { return agency[t] != 0.0; }))
      moving.push_back(t);
  return moving;
}

DetectionNodes::DetectionNodes(const std::vector<Trait>& traits,
                               const std::vector<std::vector<double>>& loadings,
                               const std::vector<double>& odds_ratios, int normal_nodes,
                               const std::vector<SetOddsRatio>& sets, const StopQuestion* stop)
    : agencies_(static_cast<int>(loadings.size())), stop_(stop) {
  independent_ = std::all_of(odds_ratios.begin(), odds_ratios.end(),
                             [](double odds_ratio) { return odds_ratio == 1.0; }) &&
                 sets.empty();
  const std::vector<std::size_t> which = moving_traits(traits, loadings);
  std::vector<Trait> moving;
  for (std::size_t t : which) moving.push_back(traits[t]);
  nodes_ = trait_nodes(moving, normal_nodes);
  for (std::size_t n = 0; n < nodes_.size(); ++n)
    for (const std::vector<double>& agency : loadings) {
      double shift = 0.0;
      for (std::size_t t = 0; t < which.size(); ++t) shift += agency[which[t]] * nodes_.node(n)[t];
      shifts_.push_back(shift);
    }
  odds_ = log_odds_of_sets(odds_ratios, sets, agencies_);
  log_odds_scale_ = *std::max_element(odds_.begin(), odds_.end());
  for (double& odds : odds_) odds = std::exp(odds - log_odds_scale_);
}

/// Fills q_j and the cells P(h | z) of a node; returns log Z(a, z) over the finite intercepts.
double DetectionNodes::probabilities_at(std::size_t node, const std::vector<double>& intercepts,
                                        std::vector<double>& q, std::vector<double>& cells) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  double log_partition = log_odds_scale_;
  cells[0] = 1.0;
  for (std::size_t j = 0; j < k; ++j) {
    const double predictor = intercepts[j] + shifts_[node * k + j];
    q[j] = 1.0 / (1.0 + std::exp(-predictor));
    const double not_q = 1.0 / (1.0 + std::exp(predictor));
    if (std::isfinite(predictor)) log_partition += softplus(predictor);
    const std::size_t half = std::size_t{1} << j;
    for (std::size_t h = 0; h < half; ++h) {
      cells[half + h] = cells[h] * q[j];
      cells[h] *= not_q;
    }
  }
  if (independent_) return log_partition;
  double total = 0.0;
  for (std::size_t h = 0; h < cells.size(); ++h) total += cells[h] *= odds_[h];
  if (total < smallest_total) return probabilities_by_exponent(node, intercepts, cells);
  for (double& cell : cells) cell /= total;
  return log_partition + std::log(total);
}

double DetectionNodes::probabilities_by_exponent(std::size_t node,
                                                 const std::vector<double>& intercepts,
                                                 std::vector<double>& cells) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  cells.assign(cells.size(), 0.0);
  for (std::size_t h = 0; h < cells.size(); ++h)
    for (std::size_t j = 0; j < k; ++j) {
      const double predictor = intercepts[j] + shifts_[node * k + j];
      const bool in_set = contains(static_cast<CaptureHistory>(h), static_cast<int>(j));
      if (std::isfinite(predictor) ? in_set : in_set != (predictor > 0.0))
        cells[h] += std::isfinite(predictor) ? predictor : -INFINITY;
    }
  double largest = -INFINITY;
  for (std::size_t h = 0; h < cells.size(); ++h)
    if (odds_[h] > 0.0) largest = std::max(largest, cells[h]);
  double total = 0.0;
  for (std::size_t h = 0; h < cells.size(); ++h)
    total += cells[h] = odds_[h] > 0.0 ? odds_[h] * std::exp(cells[h] - largest) : 0.0;
  for (double& cell : cells) cell /= total;
  return log_odds_scale_ + largest + std::log(total);
}

Law DetectionNodes::law(const std::vector<double>& intercepts) const {
  Law result(history_count(agencies_), 0.0);
  std::vector<double> q(static_cast<std::size_t>(agencies_));
  std::vector<double> cells(result.size());
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (n % nodes_between_questions == 0) give_up_if_asked(stop_);
    probabilities_at(n, intercepts, q, cells);
    for (std::size_t h = 0; h < result.size(); ++h) result[h] += nodes_.weights[n] * cells[h];
  }
  return result;
}

DetectionNodes::Potential DetectionNodes::potential(const std::vector<double>& intercepts) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  Potential sum{0.0, std::vector<double>(k, 0.0), std::vector<double>(k * k, 0.0)};
  std::vector<double> q(k);
  std::vector<double> cells(history_count(agencies_));
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (n % nodes_between_questions == 0) give_up_if_asked(stop_);
    const double weight = nodes_.weights[n];
    sum.value += weight * probabilities_at(n, intercepts, q, cells);
    if (independent_) {
      for (std::size_t j = 0; j < k; ++j) {
        sum.margins[j] += weight * q[j];
        sum.hessian[j * k + j] += weight * q[j] * (1.0 - q[j]);
      }
      continue;
    }
    // Superset sums turn cells into the probabilities of being with all of a set.
    for (std::size_t bit = 1; bit < cells.size(); bit <<= 1)
      for (std::size_t h = 0; h < cells.size(); ++h)
        if ((h & bit) == 0) cells[h] += cells[h | bit];
    for (std::size_t j = 0; j < k; ++j) {
      const double with_j = cells[std::size_t{1} << j];
      sum.margins[j] += weight * with_j;
      for (std::size_t l = 0; l < k; ++l) {
        const double with_both = cells[(std::size_t{1} << j) | (std::size_t{1} << l)];
        sum.hessian[j * k + l] += weight * (with_both - with_j * cells[std::size_t{1} << l]);
      }
    }
  }
  return sum;
}

}  // namespace darknumber
