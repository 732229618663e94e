// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/posterior_sampler.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/estimators/fitting/lattice.h"

namespace darknumber {

PosteriorSampler::PosteriorSampler(LoglinearPosterior posterior, RandomStream stream)
    : posterior_(std::move(posterior)),
      stream_(stream),
      at_(posterior_.terms.size() + posterior_.cells.size()),
      direction_(at_.size()),
      candidate_(at_.size()),
      by_history_(history_count(posterior_.lists)),
      coefficients_(posterior_.mode) {}

/// A draw from the normal distribution at the mode, as a difference from it.
void PosteriorSampler::draw_direction() {
  const std::size_t size = posterior_.terms.size();
  for (std::size_t t = 0; t < size; ++t) direction_[t] = normal_(stream_);
  const auto rows = static_cast<Eigen::Index>(size);
  const Eigen::Map<const Eigen::MatrixXd> factor(posterior_.factor.data(), rows, rows);
  Eigen::Map<Eigen::VectorXd> change(direction_.data(), rows);
  factor.triangularView<Eigen::Upper>().solveInPlace(change);
  std::fill(by_history_.begin(), by_history_.end(), 0.0);
  for (std::size_t t = 0; t < size; ++t) by_history_[posterior_.terms[t]] = direction_[t];
  subset_sums(by_history_);
  for (std::size_t c = 0; c < posterior_.cells.size(); ++c)
    direction_[size + c] = by_history_[posterior_.cells[c]];
}

/// The logarithm of the posterior over the normal distribution at the mode; 0 there.
double PosteriorSampler::remainder(const Point& point) const {
  const double* change = point.data() + posterior_.terms.size();
  double sum = 0.0;
  for (std::size_t c = 0; c < posterior_.cells.size(); ++c)
    sum -= posterior_.means[c] * (std::expm1(change[c]) - change[c] - 0.5 * change[c] * change[c]);
  for (const LoglinearPosterior::Bounded& one : posterior_.bounded) {
    const double by = change[one.cell];
    const double moved =
        poisson_at_most(std::max(one.mu * std::exp(by), 1e-300), one.bound).log_probability;
    sum += posterior_.means[one.cell] * (std::expm1(by) - by) + moved - one.count.log_probability -
           (one.count.mean - one.mu) * by;
  }
  return sum;
}

std::span<const double> PosteriorSampler::next() {
  draw_direction();
  const double level = remainder(at_) + std::log1p(-stream_.uniform());
  constexpr double circle = 2.0 * std::numbers::pi;
  double angle = circle * stream_.uniform();
  double low = angle - circle;
  double high = angle;
  for (;;) {  // the bracket shrinks to the present point, which is above the level
    const double along = std::cos(angle);
    const double across = std::sin(angle);
    for (std::size_t i = 0; i < at_.size(); ++i)
      candidate_[i] = along * at_[i] + across * direction_[i];
    if (remainder(candidate_) >= level) break;
    (angle < 0.0 ? low : high) = angle;
    angle = low + (high - low) * stream_.uniform();
  }
  std::swap(at_, candidate_);
  for (std::size_t t = 0; t < coefficients_.size(); ++t)
    coefficients_[t] = posterior_.mode[t] + at_[t];
  return coefficients_;
}

}  // namespace darknumber
