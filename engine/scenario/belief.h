// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/field.h"

namespace darknumber {

/// A closed range of numbers.
struct Bounds {
  double low = 0.0;
  double high = 0.0;
};

enum class BeliefFamily { uniform, log_uniform, beta, normal, lognormal, triangular, discrete };
inline constexpr std::array<std::string_view, 7> belief_family_names{
    "uniform", "log_uniform", "beta", "normal", "lognormal", "triangular", "discrete"};

/// A value that a number is believed to stay below with probability `share`.
struct StatedQuantile {
  double share = 0.0;
  double value = 0.0;
};

/// What somebody holds likely of a number, as a distribution. It is cut to what the field takes,
/// and to `range`, and renormalised; a beta lies over `range` instead, by default 0 to 1.
struct Belief {
  BeliefFamily family = BeliefFamily::uniform;
  /// uniform, log_uniform: ends; beta: alpha, beta; normal: mean, sd; lognormal: median, sd of the
  /// logarithm; triangular: low, mode, high.
  std::vector<double> parameters;
  std::vector<double> values;             // of discrete, ascending
  std::vector<double> shares;             // one a value; sum to 1
  std::vector<StatedQuantile> quantiles;  // two where the parameters were solved for them
  std::optional<Bounds> range;
  Range allowed;  // what the field takes
};

/// The distribution function after truncation.
double cumulative(const Belief& belief, double value);

/// Its inverse at a share in [0, 1]. Where a family has no end of its own, shares nearer to 0 or 1
/// than 1e-10 count as that far.
double quantile(const Belief& belief, double share);

/// Whether any of it is left after truncation.
bool has_mass(const Belief& belief);

/// Whether its ends are values like others: a uniform's, but not those of a normal.
bool reaches_its_ends(const Belief& belief);

/// The values of it that studies take for its ends: its own, or the quantiles at 0.01 and 0.99
/// where it has none or does not reach them.
Bounds practical_ends(const Belief& belief);

/// "between 0 and 0.4, all as likely"; "0.04 to 0.43 with probability 0.9, middle 0.18 (beta)"
std::string in_words(const Belief& belief);

}  // namespace darknumber
