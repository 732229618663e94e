// SPDX-License-Identifier: MIT
#include "engine/study/tipping/departure_space.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

using Departure = DepartureSpace::Departure;

constexpr double no_answer = std::numeric_limits<double>::lowest();
/// Central differences are best near the cube root of the precision of the answers.
constexpr double difference_step = 1e-5;  // in half-widths
constexpr double equality = 1e-8;

void check(const DepartureProblem& problem) {
  const std::size_t n = problem.centre.size();
  DN_EXPECT(n > 0 && problem.half_width.size() == n && problem.low.size() == n &&
                problem.high.size() == n,
            "a centre, a half-width and two bounds for each factor");
  for (std::size_t i = 0; i < n; ++i)
    DN_EXPECT(problem.half_width[i] > 0.0 && problem.low[i] <= problem.centre[i] &&
                  problem.centre[i] <= problem.high[i] && std::isfinite(problem.low[i]) &&
                  std::isfinite(problem.high[i]),
              "a centre within finite bounds, and a width");
}

Departure scaled(const std::vector<double>& theta, const DepartureProblem& problem) {
  Departure z(theta.size());
  for (std::size_t i = 0; i < z.size(); ++i)
    z[i] = (theta[i] - problem.centre[i]) / problem.half_width[i];
  return z;
}

}  // namespace

double length_of(const Departure& z) {
  double squares = 0.0;
  for (const double each : z) squares += each * each;
  return std::sqrt(squares);
}

DepartureSpace::DepartureSpace(const AnswerAtPoint& answer, const DepartureProblem& problem)
    : answer_(answer),
      problem_(problem),
      best_(problem.centre.size(), 0.0),
      best_excess_(no_answer) {
  check(problem);
  low_ = scaled(problem.low, problem);
  high_ = scaled(problem.high, problem);
}

std::vector<double> DepartureSpace::theta_of(const Departure& z) const {
  std::vector<double> theta(z.size());
  for (std::size_t i = 0; i < z.size(); ++i) {
    theta[i] = problem_.centre[i] + problem_.half_width[i] * z[i];
    if (z[i] <= low_[i]) theta[i] = problem_.low[i];  // exactly, without rounding
    if (z[i] >= high_[i]) theta[i] = problem_.high[i];
  }
  return theta;
}

double DepartureSpace::excess(const Departure& z) {
  const std::optional<double> value = answer_(theta_of(z));
  if (!value || !std::isfinite(*value)) return no_answer;
  const double difference = *value - problem_.target;
  const double past = problem_.reach == TargetReach::at_least ? difference : -difference;
  if (past > best_excess_) {
    best_excess_ = past;
    best_ = z;
  }
  return past;
}

bool DepartureSpace::has_answer(double excess) const {
  return excess > no_answer;
}

Departure DepartureSpace::held(Departure z) const {
  for (std::size_t i = 0; i < z.size(); ++i) z[i] = std::clamp(z[i], low_[i], high_[i]);
  return z;
}

double DepartureSpace::share_of_end(const Departure& direction) const {
  double end = 0.0;
  for (std::size_t i = 0; i < direction.size(); ++i)
    if (direction[i] != 0.0)
      end = std::max(end, (direction[i] > 0.0 ? high_[i] : low_[i]) / direction[i]);
  return end;
}

Departure DepartureSpace::on_ray(const Departure& direction, double share) const {
  const double factor = share * share_of_end(direction);
  Departure z = direction;
  for (double& each : z) each *= factor;
  return held(std::move(z));
}

Departure DepartureSpace::on_sphere(const Departure& direction, double radius) const {
  std::vector<bool> at_bound(direction.size(), false);
  Departure z(direction.size(), 0.0);
  // Each round finds the factor for those free, and holds those that it moves past a bound.
  for (std::size_t round = 0; round <= direction.size(); ++round) {
    double left = radius * radius;
    double free = 0.0;
    for (std::size_t i = 0; i < z.size(); ++i)
      if (at_bound[i])
        left -= z[i] * z[i];
      else
        free += direction[i] * direction[i];
    if (free == 0.0) break;
    const double factor = std::sqrt(std::max(0.0, left) / free);
    bool held_one = false;
    for (std::size_t i = 0; i < z.size(); ++i) {
      if (at_bound[i]) continue;
      z[i] = std::clamp(factor * direction[i], low_[i], high_[i]);
      at_bound[i] = z[i] != factor * direction[i];
      held_one = held_one || at_bound[i];
    }
    if (!held_one) break;
  }
  return z;
}

Departure DepartureSpace::gradient(const Departure& z) {
  const double here = excess(z);
  Departure slopes(z.size(), 0.0);
  for (std::size_t i = 0; i < z.size(); ++i) {
    Departure up = z;
    Departure down = z;
    up[i] = std::min(z[i] + difference_step, high_[i]);
    down[i] = std::max(z[i] - difference_step, low_[i]);
    double above = excess(up);
    double below = excess(down);
    if (!has_answer(above)) {
      above = here;
      up[i] = z[i];
    }
    if (!has_answer(below)) {
      below = here;
      down[i] = z[i];
    }
    if (up[i] > down[i]) slopes[i] = (above - below) / (up[i] - down[i]);
  }
  return slopes;
}

LeastDeparture DepartureSpace::describe(const Departure& z) {
  const double past = excess(z);
  LeastDeparture result;
  result.at = theta_of(z);
  result.value =
      problem_.reach == TargetReach::at_least ? problem_.target + past : problem_.target - past;
  result.distance = length_of(z);
  result.equals_target = std::abs(past) <= equality * std::max(1.0, std::abs(problem_.target));
  result.reached = past >= 0.0 || result.equals_target;
  return result;
}

}  // namespace darknumber
