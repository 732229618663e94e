// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/world/law.h"

namespace darknumber {

/// Own detections of a victim who is present throughout, and how they go with the intercepts.
struct DetectedVictims {
  Law law;
  std::vector<double> capture;  // margins, by agency
  double log_jacobian = 0.0;    // log |d capture / d intercepts|, of the agencies that move
};

/// The law of Detection (detection.h) at these intercepts, in a scenario of one stratum. In one
/// pass over nodes that are fewer than those of worlds which are composed: 1e-7 is enough here,
/// where each of millions of worlds is asked for a likelihood. The derivatives of the margins are
/// the covariances of the detections. Nothing where odds ratios leave no set of agencies.
std::optional<DetectedVictims> detect_victims(const Scenario& scenario,
                                              std::span<const double> intercepts,
                                              std::span<const std::size_t> movable);

}  // namespace darknumber
