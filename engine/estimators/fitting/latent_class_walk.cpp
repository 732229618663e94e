// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/latent_class_walk.h"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>

namespace darknumber {
namespace {

/// Standard deviations of a step in log odds: drawn evenly in their logarithm between these. The
/// posterior of a conspicuous class of thousands has 0.02, that of a class hardly seen 2.
constexpr double smallest_step = 0.02;
constexpr double largest_step = 2.0;

/// A normal step of a scale that is drawn itself, which keeps it symmetric.
double draw_scale(RandomStream& stream) {
  return smallest_step * std::pow(largest_step / smallest_step, stream.uniform());
}

double draw_step(double scale, RandomStream& stream) {
  return scale * boost::random::normal_distribution<double>()(stream);
}

bool walk_accepts(double log_ratio, RandomStream& stream) {
  const double uniform = 1.0 - stream.uniform();  // drawn even where the answer is known
  return log_ratio >= 0.0 || std::log(uniform) <= log_ratio;
}

}  // namespace

ProbabilityWalk::ProbabilityWalk(std::vector<ObservedCell> cells, std::size_t classes,
                                 std::vector<Beginning> seen)
    : cells_(std::move(cells)),
      seen_(std::move(seen)),
      columns_(cells_.size() + 1),
      rows_(columns_ * (classes + 1)),  // and one for a proposal
      totals_(columns_),
      shares_(classes) {
  double observed = 0.0;
  for (const ObservedCell& cell : cells_) {
    powers_.push_back(static_cast<double>(cell.count));
    observed += powers_.back();
  }
  powers_.push_back(-observed);
}

void ProbabilityWalk::set_count(std::size_t cell, std::int64_t count) {
  const auto persons = static_cast<double>(count);
  powers_.back() -= persons - powers_[cell];
  powers_[cell] = persons;
}

void ProbabilityWalk::fill_row(const LatentClasses& classes, const LatentClassState& state,
                               double* row) const {
  const auto lists = static_cast<std::size_t>(classes.lists);
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    double probability = 1.0;
    for (std::size_t j = 0; j < lists; ++j)
      probability *= contains(cells_[c].history, static_cast<int>(j)) ? state.on[j] : state.off[j];
    row[c] = probability;
  }
  row[cells_.size()] = std::max(seen_elsewhere(state, seen_), 1e-300);
}

double ProbabilityWalk::log_likelihood(const std::vector<double>& shares) {
  std::fill(totals_.begin(), totals_.end(), 0.0);
  for (std::size_t k = 0; k < shares.size(); ++k)
    for (std::size_t c = 0; c < columns_; ++c) totals_[c] += shares[k] * rows_[k * columns_ + c];
  double sum = 0.0;
  for (std::size_t c = 0; c < columns_; ++c) sum += powers_[c] * std::log(totals_[c]);
  return sum;
}

/// The log odds of one list, or of all of them, take a step. Uniform probabilities have density
/// lambda (1 - lambda) in log odds.
void ProbabilityWalk::move_class(LatentClasses& classes, std::size_t k, RandomStream& stream) {
  LatentClassState proposed = classes.states[k];
  const double scale = draw_scale(stream);
  const auto lists = static_cast<std::size_t>(classes.lists);
  const auto only_list =
      static_cast<std::size_t>(stream.uniform() * static_cast<double>(lists + 1));
  double log_ratio = 0.0;
  for (std::size_t j = 0; j < lists; ++j) {
    if (only_list < lists && j != only_list) continue;
    const double odds = std::exp(draw_step(scale, stream));
    const double sum = proposed.on[j] * odds + proposed.off[j];
    log_ratio += std::log(odds / (sum * sum));
    proposed.on[j] *= odds / sum;
    proposed.off[j] /= sum;
  }
  double* const row = &rows_[k * columns_];
  double* const kept = &rows_[shares_.size() * columns_];
  std::copy(row, row + columns_, kept);
  fill_row(classes, proposed, row);
  const double likelihood = log_likelihood(shares_);
  if (walk_accepts(log_ratio + likelihood - current_, stream)) {
    classes.states[k] = proposed;
    current_ = likelihood;
  } else {
    std::copy(kept, kept + columns_, row);
  }
}

/// The log odds of a stick take a step; the shares of later classes scale with what it leaves.
/// Beta(1, alpha) has density V (1 - V)^alpha in log odds.
void ProbabilityWalk::move_stick(LatentClasses& classes, std::size_t k, RandomStream& stream) {
  LatentClassState& state = classes.states[k];
  const double step = draw_step(draw_scale(stream), stream);
  // log(V e^step + 1 - V), the log of what both are divided by
  const double a = state.log_stick + step;
  const double b = state.log_left;
  const double log_sum = std::max(a, b) + std::log1p(std::exp(-std::abs(a - b)));
  const double log_ratio = (a - log_sum - state.log_stick) + classes.alpha * (-log_sum);
  std::vector<double>& shares = proposed_;
  shares = shares_;
  shares[k] *= std::exp(step - log_sum);
  const double factor = std::exp(-log_sum);
  for (std::size_t later = k + 1; later < shares.size(); ++later) shares[later] *= factor;
  const double likelihood = log_likelihood(shares);
  if (!walk_accepts(log_ratio + likelihood - current_, stream)) return;
  state.log_stick = a - log_sum;
  state.log_left = b - log_sum;
  shares_.swap(shares);
  current_ = likelihood;
}

void ProbabilityWalk::move(LatentClasses& classes, RandomStream& stream) {
  const std::size_t count = classes.states.size();
  for (std::size_t k = 0; k < count; ++k) {
    shares_[k] = classes.states[k].share;
    fill_row(classes, classes.states[k], &rows_[k * columns_]);
  }
  current_ = log_likelihood(shares_);
  for (std::size_t k = 0; k < count; ++k) {
    move_class(classes, k, stream);
    if (k + 1 < count) move_stick(classes, k, stream);
  }
  for (std::size_t k = 0; k < count; ++k) classes.states[k].share = shares_[k];
}

}  // namespace darknumber
