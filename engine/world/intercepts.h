// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/stop.h"
#include "engine/world/detection.h"
#include "engine/world/detection_nodes.h"
#include "engine/world/solve_detection.h"

namespace darknumber {

/// Relative, of margins: a few roundings of a sum of 2^k terms.
inline constexpr double margin_tolerance = 1e-13;

/// Agencies that are neither never nor always there.
std::vector<std::size_t> uncertain_agencies(const std::vector<double>& margins);

/// Of these agencies, |reached - wanted| / wanted at its largest; infinite where something is not a
/// number.
double worst_error(const std::vector<double>& reached, const std::vector<double>& wanted,
                   const std::vector<std::size_t>& agencies);

/// Where a search for the target's intercepts begins: with the log-odds of the margins. Agencies
/// always there are made independent of the others: their odds ratios are a constant that the
/// others' intercepts absorb.
Detection initial_detection(const DetectionTarget& target);

/// The traits that move some agency's detection.
std::vector<Trait> moving_traits(const Detection& detection);

/// The largest loading times sd of a normal trait. With too few nodes for it the intercepts adjust
/// to the nodes there are, and the law would seem to have converged before it has.
double steepness(const Detection& detection);

/// The nodes of a detection, so many for each normal trait.
DetectionNodes nodes_of(const Detection& detection, int normal_nodes, const StopQuestion* stop);

/// Where a search for intercepts ended.
struct FoundIntercepts {
  double error = 0.0;  // worst_error of the margins
  Law law;
};

/// Moves the intercepts to the margins, by Newton steps on the convex function
/// E[log Z(a, z)] - sum_j p_j a_j, whose gradient is margin - p.
FoundIntercepts solve_intercepts(const DetectionNodes& nodes, const std::vector<double>& margins,
                                 std::vector<double>& intercepts,
                                 double tolerance = margin_tolerance);

/// Moves the intercepts near those of the target, by a quarter and then half of the nodes with
/// which on_enough_nodes begins: all but the last steps are made where they cost least.
void start_on_few_nodes(const DetectionTarget& target, Detection& detection);

}  // namespace darknumber
