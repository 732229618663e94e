// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <variant>

namespace darknumber {

/// An answer at a place, or none.
using AnswerAt = std::function<std::optional<double>(double)>;

/// Values within this of the target, relative to the larger of it and 1, are the target: rounding.
inline constexpr double target_rounding = 1e-13;

/// -1 below the target, 1 above, 0 at it within `target_rounding`.
int side_of(double value, double target);

/// Two places with answers on different sides of a target.
struct Bracket {
  double low = 0.0;
  double high = 0.0;
  double value_low = 0.0;
  double value_high = 0.0;
};

/// Where the answer equals the target.
struct Root {
  double at = 0.0;
  double value = 0.0;
};

/// Where the answer goes from one side of the target to the other without being equal to it: two
/// neighbouring places, as near as numbers allow, and the answers there.
using Break = Bracket;

/// A place within the bracket without an answer.
struct Hole {
  double at = 0.0;
};

/// Solves answer = target in the bracket, as exactly as numbers allow, and tells roots from jumps:
/// at a jump the difference across does not shrink with the distance. Where the bracket holds
/// several of either, one is found. Algorithm 748 of Alefeld, Potra & Shi (1995), ACM TOMS 21, from
/// Boost.Math.
std::variant<Root, Break, Hole> solve_bracket(const AnswerAt& answer, double target,
                                              const Bracket& bracket);

}  // namespace darknumber
