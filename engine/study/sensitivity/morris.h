// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/study/sensitivity/morris_design.h"

namespace darknumber {

/// One group's effects: [y(after) - y(before)] / (signed step) where it has one factor, the
/// absolute value of that where it has more. In units of y for the factor's whole range. None where
/// an end of the step has no answer.
struct ElementaryEffects {
  std::vector<std::optional<double>> values;  // one for each trajectory
  /// s^2 / (R step^2) of the step's R paired differences: the effect's Monte Carlo variance. None
  /// with fewer than two pairs.
  std::vector<std::optional<double>> noise_variances;
};

/// The effects of each group. `outputs`: for each row of the design, in its order, one number for
/// each replicate (one alone where the answer is exact). A number that is not finite is no answer:
/// its pair is left out. Replicates are paired by their place, so common random numbers count.
std::vector<ElementaryEffects> elementary_effects(const MorrisDesign& design,
                                                  std::span<const std::vector<double>> outputs);

/// What the elementary effects of a factor, or group, say. None: too few effects, or, of mu and
/// sigma, a group, whose members' movements have no common sign.
struct MorrisEffect {
  std::size_t n_used = 0;     // effects
  std::size_t n_missing = 0;  // steps without one
  std::optional<double> mu;
  std::optional<double> mu_star;       // mean of absolute values
  std::optional<double> sigma;         // divisor n - 1
  std::optional<double> lower, upper;  // 95 % percentile bootstrap interval of mu_star
  /// sigma^2 less the mean Monte Carlo variance. Below 0 where chance had it so.
  std::optional<double> noise_free_variance;
  std::optional<double> noise_free_sigma;  // its root; 0 where it is below 0
  /// What mu_star is expected to be without any effect: tau sqrt(2 / pi), tau^2 the mean Monte
  /// Carlo variance of an effect. None with one replicate.
  std::optional<double> noise_floor;
  /// The interval of mu_star reaches down to the floor: not told from a factor without effect.
  bool inside_noise = false;
};

/// One for each group, in order. The bootstrap resamples trajectories 1000 times, on a fixed key,
/// the same for all groups. Source: Campolongo, Cariboni & Saltelli (2007), section 2; the
/// correction for noise is that of a variance of means with known error variances.
std::vector<MorrisEffect> morris_effects(const MorrisDesign& design,
                                         std::span<const std::vector<double>> outputs);

}  // namespace darknumber
