// SPDX-License-Identifier: MIT
#include "engine/study/tipping/least_departure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <variant>

#include "engine/study/tipping/bracket_root.h"
#include "engine/study/tipping/departure_space.h"

namespace darknumber {
namespace {

using Departure = DepartureSpace::Departure;

constexpr int places_on_ray = 16;
/// With so few factors every combination of signs, zeros included, is a start: 3^4 - 1 of them.
constexpr std::size_t most_factors_with_all_signs = 4;
constexpr std::size_t starts_refined = 3;
constexpr int most_moves = 200;
constexpr double least_shrinkage = 1e-12;  // of the radius in one move, relative
/// Steps along the gradient's arc, relative to the way to where it aims: a valley with curvatures
/// that differ by a factor of so many takes steps of that size.
constexpr double longest_step = 4096.0;
constexpr double shortest_step = 1.0 / 4096.0;
/// Steps of the pattern, relative to the radius (in the search for the most: to the box). Distance
/// changes with the square of a step at a minimum.
constexpr double widest_step = 0.25;
constexpr double narrowest_step = 1e-6;

/// A place where the answer reaches the target.
struct Reached {
  Departure z;
  double radius = 0.0;
};

/// Between a share of the ray before the target and one at or past it: where it is reached.
Departure first_reach(DepartureSpace& space, const Departure& direction, double before,
                      double after) {
  const AnswerAt along = [&](double share) {
    const double past = space.excess(space.on_ray(direction, share));
    return space.has_answer(past) ? std::optional(past) : std::nullopt;
  };
  const std::optional<double> start = along(before);
  const std::optional<double> end = along(after);
  if (!end || *end < 0.0) return space.on_ray(direction, after);  // by rounding
  if (start) {
    const auto found = solve_bracket(along, 0.0, {before, after, *start, *end});
    if (const Root* root = std::get_if<Root>(&found)) return space.on_ray(direction, root->at);
    if (const Break* jump = std::get_if<Break>(&found)) return space.on_ray(direction, jump->high);
  }
  while (after - before > 4.0 * std::numeric_limits<double>::epsilon() * after) {
    const double middle = before + (after - before) / 2.0;
    const std::optional<double> past = along(middle);
    (past && *past >= 0.0 ? after : before) = middle;
  }
  return space.on_ray(direction, after);
}

/// Follows a ray from the centre to where the answer first reaches the target.
std::optional<Reached> follow(DepartureSpace& space, const Departure& direction) {
  if (length_of(space.on_ray(direction, 1.0)) == 0.0) return std::nullopt;
  for (int place = 1; place <= places_on_ray; ++place) {
    const double share = static_cast<double>(place) / places_on_ray;
    if (space.excess(space.on_ray(direction, share)) < 0.0) continue;
    const double before = static_cast<double>(place - 1) / places_on_ray;
    Departure z = first_reach(space, direction, before, share);
    return Reached{z, length_of(z)};
  }
  return std::nullopt;
}

/// Toward the bounds: all signs where there are few factors, else along each axis.
std::vector<Departure> bound_directions(const DepartureSpace& space) {
  const std::size_t n = space.dimensions();
  const auto toward = [&](std::size_t factor, int sign) {
    return sign == 0 ? 0.0 : sign > 0 ? space.high(factor) : space.low(factor);
  };
  std::vector<Departure> directions;
  if (n > most_factors_with_all_signs) {
    for (std::size_t factor = 0; factor < n; ++factor)
      for (const int sign : {-1, 1}) {
        directions.emplace_back(n, 0.0);
        directions.back()[factor] = toward(factor, sign);
      }
    return directions;
  }
  std::vector<int> signs(n, -1);
  for (std::size_t i = 0; i < n;) {
    Departure direction(n);
    for (std::size_t factor = 0; factor < n; ++factor)
      direction[factor] = toward(factor, signs[factor]);
    directions.push_back(direction);
    for (i = 0; i < n && signs[i] == 1; ++i) signs[i] = -1;
    if (i < n) ++signs[i];
  }
  return directions;
}

/// Every factor at the end that is better alone.
Departure better_ends(DepartureSpace& space) {
  Departure direction(space.dimensions(), 0.0);
  const double centre = space.excess(direction);
  Departure ends = direction;
  for (std::size_t factor = 0; factor < direction.size(); ++factor) {
    Departure low = direction;
    Departure high = direction;
    low[factor] = space.low(factor);
    high[factor] = space.high(factor);
    const double at_low = space.excess(low);
    const double at_high = space.excess(high);
    if (std::max(at_low, at_high) <= centre) continue;
    ends[factor] = at_high >= at_low ? high[factor] : low[factor];
  }
  return ends;
}

/// Climbs to where the answer is highest, or reaches the target, from the best place so far.
void climb(DepartureSpace& space) {
  for (double step = widest_step; step >= narrowest_step && space.best_excess() < 0.0;) {
    const double before = space.best_excess();
    for (std::size_t factor = 0; factor < space.dimensions(); ++factor)
      for (const double sign : {-1.0, 1.0}) {
        Departure z = space.best();
        z[factor] += sign * step * (space.high(factor) - space.low(factor));
        space.excess(space.held(std::move(z)));
      }
    if (!(space.best_excess() > before)) step /= 2.0;
  }
}

/// The share of the way along a ray at which it leaves the sphere. Where bounds hold the ray,
/// radius and share are not proportional.
double share_at_radius(const DepartureSpace& space, const Departure& direction, double radius) {
  double low = 0.0;
  double high = 1.0;
  while (high - low > 2.0 * std::numeric_limits<double>::epsilon() * high) {
    const double middle = low + (high - low) / 2.0;
    (length_of(space.on_ray(direction, middle)) < radius ? low : high) = middle;
  }
  return high;
}

/// From a place on the sphere that is past the target, inward along its ray to the target. True if
/// the radius falls.
bool shrink(DepartureSpace& space, Reached& reached, const Departure& past) {
  const Departure z = first_reach(space, past, 0.0, share_at_radius(space, past, reached.radius));
  const double radius = length_of(z);
  if (!(radius < reached.radius * (1.0 - least_shrinkage))) return false;
  reached = {z, radius};
  return true;
}

std::vector<Reached> starts_of(DepartureSpace& space) {
  std::vector<Departure> directions = bound_directions(space);
  directions.push_back(space.gradient(Departure(space.dimensions(), 0.0)));
  directions.push_back(better_ends(space));
  std::vector<Reached> starts;
  const auto try_direction = [&](const Departure& direction) {
    if (std::optional<Reached> start = follow(space, direction)) starts.push_back(*start);
  };
  for (const Departure& direction : directions) try_direction(direction);
  if (starts.empty()) {
    climb(space);
    if (space.best_excess() >= 0.0) {
      const Departure top = space.best();
      starts.push_back({top, length_of(top)});
      shrink(space, starts.back(), top);
    }
  }
  std::stable_sort(starts.begin(), starts.end(),
                   [](const Reached& a, const Reached& b) { return a.radius < b.radius; });
  return starts;
}

/// Moves over the sphere toward where the gradient would have the target nearest: as far, where
/// that helps twice as far and so on, else half as far and so on.
bool move_by_gradient(DepartureSpace& space, Reached& reached) {
  const Departure aim = space.on_sphere(space.gradient(reached.z), reached.radius);
  Departure best;
  double best_excess = 0.0;
  const auto improves = [&](double step) {
    Departure z = reached.z;
    for (std::size_t i = 0; i < z.size(); ++i) z[i] += step * (aim[i] - z[i]);
    z = space.on_sphere(z, reached.radius);
    const double past = space.excess(z);
    if (!(past > best_excess)) return false;
    best_excess = past;
    best = z;
    return true;
  };
  if (improves(1.0) && improves(2.0)) {
    for (double step = 4.0; step <= longest_step && improves(step);) step *= 2.0;
  } else {
    for (double step = 0.5; step >= shortest_step; step /= 2.0)
      if (!improves(step) && best_excess > 0.0) break;
  }
  return best_excess > 0.0 && shrink(space, reached, best);
}

/// Tries small steps of each factor over the sphere.
bool move_by_pattern(DepartureSpace& space, Reached& reached) {
  bool moved = false;
  for (double step = widest_step; step >= narrowest_step; step /= 4.0)
    for (std::size_t factor = 0; factor < space.dimensions(); ++factor)
      for (const double sign : {-1.0, 1.0}) {
        Departure z = reached.z;
        z[factor] += sign * step * reached.radius;
        z = space.on_sphere(space.held(std::move(z)), reached.radius);
        if (space.excess(z) > 0.0 && shrink(space, reached, z)) moved = true;
      }
  return moved;
}

void refine(DepartureSpace& space, Reached& reached) {
  for (int move = 0; move < most_moves; ++move)
    if (!move_by_gradient(space, reached) && !move_by_pattern(space, reached)) return;
}

}  // namespace

std::optional<LeastDeparture> least_departure(const AnswerAtPoint& answer,
                                              const DepartureProblem& problem) {
  DepartureSpace space(answer, problem);
  const Departure centre(space.dimensions(), 0.0);
  if (space.excess(centre) >= 0.0) return space.describe(centre);
  std::vector<Reached> starts = starts_of(space);
  if (starts.empty()) {
    if (!space.has_answer(space.best_excess())) return std::nullopt;
    LeastDeparture most = space.describe(space.best());
    most.reached = false;
    return most;
  }
  starts.resize(std::min(starts.size(), starts_refined));
  Reached* nearest = &starts.front();
  for (Reached& start : starts) {
    refine(space, start);
    if (start.radius < nearest->radius) nearest = &start;
  }
  return space.describe(nearest->z);
}

}  // namespace darknumber
