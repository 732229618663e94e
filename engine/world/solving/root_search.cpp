// SPDX-License-Identifier: MIT
#include "engine/world/solving/root_search.h"

#include <algorithm>
#include <cmath>

#include "engine/world/solving/linear_solve.h"

namespace darknumber {
namespace {

constexpr double difference_step = 1e-6;   // rounding of 1e-13 and curvature err alike, by 1e-7
constexpr double longest_root_step = 4.0;  // of an unknown: a factor of 55 in odds or persons
constexpr double shortest_scale = 1e-3;    // of a step, halved; shorter ones lead nowhere
constexpr double slow = 0.3;               // an error that falls by less asks for a new Jacobian
constexpr double first_part = 0.25;        // of the start's residuals taken away at once
constexpr double least_part = 1.0 / 64;    // below this the way is lost
constexpr int most_root_steps = 40;        // Newton needs about 6

double largest(const std::vector<double>& values) {
  double most = 0.0;
  for (double value : values) {
    if (std::isnan(value)) return INFINITY;
    most = std::max(most, std::abs(value));
  }
  return most;
}

double sum_of_squares(const std::vector<double>& values) {
  double sum = 0.0;
  for (double value : values) sum += value * value;
  return sum;
}

class Search {
 public:
  Search(const Residuals& residuals, std::vector<double> start, std::vector<double> jacobian)
      : residuals_(&residuals), at_(std::move(start)), jacobian_(std::move(jacobian)) {
    if (auto here = residuals(at_); here && std::isfinite(largest(*here)))
      here_ = std::move(*here);
    else
      walled_ = true;
  }

  RootSearch run() {
    if (walled_) return {at_, INFINITY, true};
    for (int steps = 0; steps < most_root_steps && largest(here_) > root_tolerance; ++steps) {
      const double before = largest(here_);
      if (jacobian_.empty() && !differentiate()) break;
      const bool moved = move();
      if (!moved && (fresh_ || before <= root_accepted)) break;
      if (!moved || largest(here_) > slow * before) jacobian_.clear();
    }
    return {at_, largest(here_), walled_, jacobian_};
  }

 private:
  /// False where some derivative does not exist.
  bool differentiate() {
    const std::size_t n = at_.size();
    jacobian_.assign(n * n, 0.0);
    for (std::size_t column = 0; column < n; ++column) {
      std::vector<double> moved = at_;
      moved[column] += difference_step;
      auto there = (*residuals_)(moved);
      if (!there) {
        moved[column] = at_[column] - difference_step;
        there = (*residuals_)(moved);
      }
      if (!there) {
        walled_ = true;
        return false;
      }
      for (std::size_t row = 0; row < n; ++row)
        jacobian_[row * n + column] = ((*there)[row] - here_[row]) / (moved[column] - at_[column]);
    }
    fresh_ = true;
    return true;
  }

  /// One step, halved until the residuals fall; false where none does.
  bool move() {
    walled_ = false;
    std::vector<double> right = here_;
    for (double& value : right) value = -value;
    auto step = solve_linear(jacobian_, std::move(right));
    if (!step || !std::isfinite(largest(*step))) return false;
    if (const double length = largest(*step); length > longest_root_step)
      for (double& value : *step) value *= longest_root_step / length;
    bool all_outside = true;
    for (double scale = 1.0; scale > shortest_scale; scale *= 0.5) {
      std::vector<double> trial = at_;
      for (std::size_t i = 0; i < trial.size(); ++i) trial[i] += scale * (*step)[i];
      auto there = (*residuals_)(trial);
      all_outside &= !there;
      if (!there || !(sum_of_squares(*there) < sum_of_squares(here_))) continue;
      update(trial, *there);
      at_ = std::move(trial);
      here_ = std::move(*there);
      return true;
    }
    walled_ = all_outside;
    return false;
  }

  /// The rank-one change after which the Jacobian explains the step just made.
  void update(const std::vector<double>& trial, const std::vector<double>& there) {
    const std::size_t n = at_.size();
    std::vector<double> moved(n);
    for (std::size_t i = 0; i < n; ++i) moved[i] = trial[i] - at_[i];
    const double length = sum_of_squares(moved);
    for (std::size_t row = 0; row < n; ++row) {
      double unexplained = there[row] - here_[row];
      for (std::size_t i = 0; i < n; ++i) unexplained -= jacobian_[row * n + i] * moved[i];
      for (std::size_t i = 0; i < n; ++i) jacobian_[row * n + i] += unexplained * moved[i] / length;
    }
    fresh_ = false;
  }

  const Residuals* residuals_;
  std::vector<double> at_;
  std::vector<double> here_;
  std::vector<double> jacobian_;  // rows are residuals; empty: to be taken anew
  bool fresh_ = false;            // by finite differences, here
  bool walled_ = false;
};

}  // namespace

bool RootSearch::solved() const {
  return error <= root_accepted;
}

RootSearch find_root(const Residuals& residuals, std::vector<double> start,
                     std::vector<double> jacobian) {
  return Search(residuals, std::move(start), std::move(jacobian)).run();
}

RootSearch find_root_gradually(const Residuals& residuals, std::vector<double> start) {
  const auto whole = residuals(start);
  if (!whole || !std::isfinite(largest(*whole))) return {std::move(start), INFINITY, true};
  RootSearch here{std::move(start), 0.0, false};
  double left = 1.0;
  for (double part = first_part; part >= least_part && left > 0.0;) {
    const double next = std::max(0.0, left - part);
    const Residuals lessened = [&](const std::vector<double>& unknowns) {
      auto all = residuals(unknowns);
      for (std::size_t i = 0; all && i < all->size(); ++i) (*all)[i] -= next * (*whole)[i];
      return all;
    };
    RootSearch there = find_root(lessened, here.at, here.jacobian);
    if (there.solved()) {
      here = std::move(there);
      left = next;
      part *= 2.0;
    } else {
      here.walled = there.walled;
      part *= 0.5;
    }
  }
  if (left > 0.0) here.error = left * largest(*whole);
  return here;
}

}  // namespace darknumber
