// SPDX-License-Identifier: MIT
#include "engine/world/detection_nodes.h"

#include <algorithm>
#include <array>
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

/// Fills the margins of `cells`, which add up to what is returned. Histories are the places of a
/// table, whose columns are histories over the first lists and whose rows are those over the
/// others: so every cell is added twice, whatever the number of lists.
double add_up(const std::vector<double>& cells, std::vector<double>& margins) {
  constexpr std::size_t most_columns = std::size_t{1} << (max_lists / 2);
  const std::size_t lists = margins.size();
  const std::size_t in_columns = lists / 2;
  const std::size_t columns = std::size_t{1} << in_columns;
  std::array<double, most_columns> of_column{};
  std::fill(margins.begin(), margins.end(), 0.0);
  double total = 0.0;
  for (std::size_t row = 0; row * columns < cells.size(); ++row) {
    double sum = 0.0;
    for (std::size_t column = 0; column < columns; ++column) {
      const double cell = cells[row * columns + column];
      of_column[column] += cell;
      sum += cell;
    }
    total += sum;
    for (std::size_t j = in_columns; j < lists; ++j)
      if ((row >> (j - in_columns) & 1) != 0) margins[j] += sum;
  }
  for (std::size_t j = 0; j < in_columns; ++j)
    for (std::size_t column = 0; column < columns; ++column)
      if ((column >> j & 1) != 0) margins[j] += of_column[column];
  return total;
}

/// Adds P(j and l in h) to the half of `products` below the diagonal, and makes the other half
/// equal to it.
void add_overlaps(const Law& law, std::vector<double>& products) {
  const auto k = static_cast<std::size_t>(lists_of(law));
  for (std::size_t j = 0; j < k; ++j)
    for (std::size_t l = 0; l < j; ++l) {
      const CaptureHistory both = only(static_cast<int>(j)) | only(static_cast<int>(l));
      for (CaptureHistory h = both; h < law.size(); ++h)
        if (is_subset(both, h)) products[j * k + l] += law[h];
      products[l * k + j] = products[j * k + l];
    }
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

/// Fills q_j and 1 - q_j, both to the last digits, and the factors of Z(a, z) that do not depend on
/// the odds ratios.
void DetectionNodes::fill_chances(std::size_t node, const std::vector<double>& intercepts,
                                  AtNode& at) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  at.log_scale = log_odds_scale_;
  at.factors = 1.0;
  for (std::size_t j = 0; j < k; ++j) {
    const double predictor = intercepts[j] + shifts_[node * k + j];
    const double odds = std::exp(predictor);
    const double odds_against = std::exp(-predictor);
    at.q[j] = 1.0 / (1.0 + odds_against);
    at.not_q[j] = 1.0 / (1.0 + odds);
    at.factors *= 1.0 + std::min(odds, odds_against);
    if (predictor > 0.0 && std::isfinite(predictor)) at.log_scale += predictor;
  }
}

/// Fills all that there is to know of a node.
void DetectionNodes::work_out(std::size_t node, const std::vector<double>& intercepts,
                              AtNode& at) const {
  fill_chances(node, intercepts, at);
  at.cells[0] = 1.0;
  for (std::size_t j = 0; j < at.q.size(); ++j) {
    const double q = at.q[j];
    const double not_q = at.not_q[j];
    const std::size_t half = std::size_t{1} << j;
    for (std::size_t h = 0; h < half; ++h) {
      at.cells[half + h] = at.cells[h] * q;
      at.cells[h] *= not_q;
    }
  }
  if (independent_) {
    at.margins = at.q;
    return;
  }
  for (std::size_t h = 0; h < at.cells.size(); ++h) at.cells[h] *= odds_[h];
  at.total = add_up(at.cells, at.margins);
  if (at.total < smallest_total) work_out_by_exponent(node, intercepts, at);
  for (double& margin : at.margins) margin /= at.total;
}

void DetectionNodes::work_out_by_exponent(std::size_t node, const std::vector<double>& intercepts,
                                          AtNode& at) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  std::vector<double>& cells = at.cells;
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
  for (std::size_t h = 0; h < cells.size(); ++h)
    cells[h] = odds_[h] > 0.0 ? odds_[h] * std::exp(cells[h] - largest) : 0.0;
  at.total = add_up(cells, at.margins);
  at.log_scale = log_odds_scale_ + largest;
  at.factors = 1.0;
}

DetectionNodes::AtNode DetectionNodes::room() const {
  const std::vector<double> agencies(static_cast<std::size_t>(agencies_));
  return {agencies, agencies, std::vector<double>(history_count(agencies_)), agencies};
}

Law DetectionNodes::law(const std::vector<double>& intercepts) const {
  Law result(history_count(agencies_), 0.0);
  AtNode at = room();
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (n % nodes_between_questions == 0) give_up_if_asked(stop_);
    work_out(n, intercepts, at);
    const double weight = nodes_.weights[n] / at.total;
    for (std::size_t h = 0; h < result.size(); ++h) result[h] += weight * at.cells[h];
  }
  return result;
}

DetectionNodes::Potential DetectionNodes::potential(const std::vector<double>& intercepts) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  Potential sum{0.0, Law(history_count(agencies_), 0.0), std::vector<double>(k, 0.0),
                std::vector<double>(k * k, 0.0)};
  AtNode at = room();
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (n % nodes_between_questions == 0) give_up_if_asked(stop_);
    work_out(n, intercepts, at);
    sum.value += nodes_.weights[n] * (at.log_scale + std::log(at.factors * at.total));
    const double weight = nodes_.weights[n] / at.total;
    for (std::size_t h = 0; h < sum.law.size(); ++h) sum.law[h] += weight * at.cells[h];
    for (std::size_t j = 0; j < k; ++j) {
      const double with_j = nodes_.weights[n] * at.margins[j];
      sum.margins[j] += with_j;
      sum.hessian[j * k + j] += with_j * (1.0 - at.margins[j]);
      if (independent_) continue;
      for (std::size_t l = 0; l < j; ++l) sum.hessian[j * k + l] -= with_j * at.margins[l];
    }
  }
  if (!independent_) add_overlaps(sum.law, sum.hessian);
  return sum;
}

DetectionNodes::Slopes DetectionNodes::slopes(const std::vector<double>& intercepts) const {
  const std::size_t k = static_cast<std::size_t>(agencies_);
  const std::size_t histories = history_count(agencies_);
  Slopes sum{Law(histories, 0.0), std::vector<Law>(k, Law(histories, 0.0))};
  AtNode at = room();
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (n % nodes_between_questions == 0) give_up_if_asked(stop_);
    work_out(n, intercepts, at);
    const double weight = nodes_.weights[n] / at.total;
    for (std::size_t h = 0; h < histories; ++h) sum.law[h] += weight * at.cells[h];
    for (std::size_t l = 0; l < k; ++l) {
      Law& slope = sum.by_intercept[l];
      const double with_l = weight * at.margins[l];
      for (std::size_t h = 0; h < histories; ++h) slope[h] -= with_l * at.cells[h];
    }
  }
  // d P(h | z) / d a_l = P(h | z) (1{l in h} - P(l | z)).
  for (std::size_t l = 0; l < k; ++l)
    for (CaptureHistory h = 0; h < histories; ++h)
      if (contains(h, static_cast<int>(l))) sum.by_intercept[l][h] += sum.law[h];
  return sum;
}

}  // namespace darknumber
