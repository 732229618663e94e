// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/core/stop.h"
#include "engine/scenario/scenario.h"
#include "engine/world/law.h"

namespace darknumber {

/// Multiplies the odds where all of a set of agencies detect, beyond what its pairs do.
struct SetOddsRatio {
  CaptureHistory agencies = 0;
  double odds_ratio = 1.0;
};

/// A source: which agencies detect a person themselves. For a person with traits z
///   P(h | z) proportional to exp( sum_j h_j (a_j + sum_t loading_jt z_t) + sum_{j<l} h_j h_l log
///   OR_jl ).
/// and, for each of `sets` within h, by its log odds ratio. One for each stratum and group. Source:
/// the log-linear mixture of Darroch et al. (1993), JASA 88:1137, with pairwise dependence as in
/// Bishop, Fienberg & Holland (1975), chapter 6.
struct Detection {
  std::vector<double> intercepts;             // a_j; -infinity: never, +infinity: always
  std::vector<std::vector<double>> loadings;  // by agency, one a trait
  std::vector<double> odds_ratios;            // agencies x agencies, symmetric, 1 on the diagonal
  std::vector<Trait> traits;
  std::vector<SetOddsRatio> sets = {};  // of three agencies and more, each by its product

  int agencies() const { return static_cast<int>(intercepts.size()); }
};

/// The law face: P(h) averaged over the traits, with `normal_nodes` nodes for each normal trait.
/// `stop`: asked between nodes; throws GivenUp.
Law law(const Detection& detection, int normal_nodes, const StopQuestion* stop = nullptr);

/// The draw face: one person's own detections, given the traits. One random number an agency.
CaptureHistory draw(const Detection& detection, std::span<const double> traits,
                    RandomStream& stream);

/// P(j in h | z) of every agency, where they detect independently of each other given the traits.
std::vector<double> probabilities_given(const Detection& detection, std::span<const double> traits);

/// P(h | z), by enumeration.
Law law_given(const Detection& detection, std::span<const double> traits);

}  // namespace darknumber
