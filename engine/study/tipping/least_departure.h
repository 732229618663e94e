// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace darknumber {

/// An answer at a value of each factor, or none.
using AnswerAtPoint = std::function<std::optional<double>(std::span<const double>)>;

/// What the answer shall come to.
enum class TargetReach { at_least, at_most };

/// Factors, one place in each vector; where a factor is measured on a log scale, its logarithms.
struct DepartureProblem {
  std::vector<double> centre;      // within the bounds
  std::vector<double> half_width;  // of what is plausible, above 0: the unit of departure
  std::vector<double> low;
  std::vector<double> high;
  double target = 0.0;
  TargetReach reach = TargetReach::at_least;
};

/// The least extreme combination of factors at which the answer reaches the target.
struct LeastDeparture {
  bool reached = false;
  /// That combination; if the target is not reached, where the answer comes nearest to it.
  std::vector<double> at;
  double value = 0.0;
  double distance = 0.0;  // of `at` from the centre, in half-widths: Euclidean
  /// The answer there is the target, to 1e-8 of the larger of it and 1. Not so at a jump, nor where
  /// the centre itself is past the target.
  bool equals_target = false;
};

/// Minimises the distance subject to the answer reaching the target within the bounds. From several
/// starts (along axes, toward corners, up the gradient) it finds where the answer first reaches the
/// target; from the nearest of these it moves over the sphere of that radius to where the answer
/// is past the target, shrinks the sphere, and so on. Directions come from the gradient and, where
/// that does not help, from a pattern of small steps. So distances only fall; a minimum is local,
/// as with every such method. Points beyond a bound are moved onto it. Deterministic. None where no
/// place that was looked at has an answer.
/// The minimum is the design point of structural reliability: Hasofer & Lind (1974), Journal of the
/// Engineering Mechanics Division 100.
std::optional<LeastDeparture> least_departure(const AnswerAtPoint& answer,
                                              const DepartureProblem& problem);

}  // namespace darknumber
