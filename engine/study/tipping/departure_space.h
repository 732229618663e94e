// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/study/tipping/least_departure.h"

namespace darknumber {

/// The problem in scaled departures z = (theta - centre) / half_width, and with one sign: what is
/// wanted is an excess of 0 or more.
class DepartureSpace {
 public:
  using Departure = std::vector<double>;

  DepartureSpace(const AnswerAtPoint& answer, const DepartureProblem& problem);

  std::size_t dimensions() const { return low_.size(); }
  double low(std::size_t factor) const { return low_[factor]; }
  double high(std::size_t factor) const { return high_[factor]; }

  /// The answer's distance past the target, negative before it; the lowest number without an
  /// answer. Remembers the place where it was highest.
  double excess(const Departure& z);
  bool has_answer(double excess) const;

  /// Onto the nearest bound, factor by factor.
  Departure held(Departure z) const;
  /// Where the ray along `direction`, held within the bounds, is so far from the centre; its end
  /// where it does not come so far.
  Departure on_sphere(const Departure& direction, double radius) const;
  /// The ray held within the bounds, at a share of the way to where it ends.
  Departure on_ray(const Departure& direction, double share) const;

  /// The gradient of the excess by differences; 0 where there is none.
  Departure gradient(const Departure& z);

  const Departure& best() const { return best_; }
  double best_excess() const { return best_excess_; }
  LeastDeparture describe(const Departure& z);

 private:
  std::vector<double> theta_of(const Departure& z) const;
  double share_of_end(const Departure& direction) const;

  const AnswerAtPoint& answer_;
  const DepartureProblem& problem_;
  Departure low_;
  Departure high_;
  Departure best_;
  double best_excess_;
};

double length_of(const DepartureSpace::Departure& z);

}  // namespace darknumber
