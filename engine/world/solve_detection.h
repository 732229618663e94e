// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/stop.h"
#include "engine/world/detection.h"

namespace darknumber {

/// What the intercepts must achieve: agency j detects with probability `margins[j]` a person
/// present throughout, averaged over the traits. An agency with probability 0 never does, one with
/// 1 always; the odds ratios of the latter act on the others as a constant that their intercepts
/// absorb.
struct DetectionTarget {
  std::vector<double> margins;
  std::vector<std::vector<double>> loadings;
  std::vector<double> odds_ratios;
  std::vector<Trait> traits;
  std::vector<std::string> agencies;    // names, for messages
  std::string whom;                     // "victims", "bystanders of stratum foreign", for messages
  std::vector<SetOddsRatio> sets = {};  // odds ratios of three agencies and more
  const StopQuestion* stop = nullptr;   // asked between quadrature nodes; null: nobody asks
};

/// The detection with these margins, and its law.
struct SolvedDetection {
  Detection detection;
  Law law;
};

/// Solves the intercepts, margins exact to 1e-13 relative, by Newton steps on the convex function
/// E[log Z(a, z)] - sum_j p_j a_j, whose gradient is margin - p. Quadrature nodes are doubled until
/// no probability above 1e-20 changes by 1e-10 relative. Cost: nodes x 2^k a step.
/// Throws UnsolvableScenario where odds ratios of 0 forbid the margins, or where the traits need
/// more than most_trait_nodes; and GivenUp.
SolvedDetection solve_detection(const DetectionTarget& target);

}  // namespace darknumber
