// SPDX-License-Identifier: MIT
#include "engine/study/tipping/bracket_root.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

/// Bisection from 1 to the spacing of numbers takes 53 steps; Algorithm 748 at most some 3 times
/// that.
constexpr std::uintmax_t most_steps = 400;
/// A jump must be larger than what iterative fits leave undecided, relative to max(1, |target|) ...
constexpr double least_jump = 1e-7;
/// ... and this share of it must stand across a distance some 1e8 times smaller. Of a cube root,
/// the steepest root worth a thought, 0.2 % would.
constexpr double standing_share = 0.5;
/// That larger distance, relative to the place and to the bracket.
constexpr double wide = 1e-7;

double scale_of(double target) {
  return std::max(1.0, std::abs(target));
}

bool neighbours(double low, double high) {
  return high - low <= 4.0 * std::numeric_limits<double>::epsilon() *
                           std::max({std::abs(low), std::abs(high), 1e-12});
}

/// Does the difference across the bracket's end result stand at a distance, or shrink towards it?
bool jumps(const AnswerAt& answer, double target, const Bracket& whole, const Bracket& end) {
  const double across = std::abs(end.value_high - end.value_low);
  if (across <= least_jump * scale_of(target)) return false;
  const double reach = wide * std::max(whole.high - whole.low, std::abs(end.low));
  const std::optional<double> below = answer(std::max(whole.low, end.low - reach));
  const std::optional<double> above = answer(std::min(whole.high, end.high + reach));
  if (!below || !above) return true;
  return across > standing_share * std::abs(*above - *below);
}

}  // namespace

int side_of(double value, double target) {
  const double difference = value - target;
  if (std::abs(difference) <= target_rounding * scale_of(target)) return 0;
  return difference < 0.0 ? -1 : 1;
}

std::variant<Root, Break, Hole> solve_bracket(const AnswerAt& answer, double target,
                                              const Bracket& bracket) {
  DN_EXPECT(bracket.low < bracket.high &&
                (bracket.value_low - target) * (bracket.value_high - target) <= 0.0,
            "answers on different sides of the target");
  if (bracket.value_low == target) return Root{bracket.low, bracket.value_low};
  if (bracket.value_high == target) return Root{bracket.high, bracket.value_high};
  Bracket end = bracket;
  std::optional<Hole> hole;
  const auto excess = [&](double at) {
    const std::optional<double> value = answer(at);
    if (!value) {
      hole = Hole{at};
      return 0.0;  // ends the search
    }
    if ((*value < target) == (bracket.value_low < target)) {
      end.low = at;
      end.value_low = *value;
    } else {
      end.high = at;
      end.value_high = *value;
    }
    return *value - target;
  };
  std::uintmax_t steps = most_steps;
  boost::math::tools::toms748_solve(excess, bracket.low, bracket.high, bracket.value_low - target,
                                    bracket.value_high - target, neighbours, steps);
  if (hole) return *hole;
  if (end.value_low == target) return Root{end.low, target};
  if (end.value_high == target) return Root{end.high, target};
  if (jumps(answer, target, bracket, end)) return end;
  const bool low_is_nearer = std::abs(end.value_low - target) <= std::abs(end.value_high - target);
  return low_is_nearer ? Root{end.low, end.value_low} : Root{end.high, end.value_high};
}

}  // namespace darknumber
