// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/study/sensitivity/index_interval.h"
#include "engine/study/sensitivity/replicated_outputs.h"
#include "engine/study/sensitivity/sobol_design.h"

namespace darknumber {

/// by_design: Owen's pair where the design has BA rows, Saltelli's of 2010, centred, where not.
enum class FirstOrderEstimator : std::uint8_t { by_design, janon_monod };

struct SobolOptions {
  FirstOrderEstimator first_order = FirstOrderEstimator::by_design;
  double level = 0.95;
};

/// An interaction of two factors: the share of the variance beyond that of each.
struct SobolPair {
  std::size_t first = 0;
  std::size_t second = 0;  // above `first`
  SensitivityIndex index;
};

struct SobolIndices {
  bool constant = false;                      // the output: then there are no indices
  std::vector<SensitivityIndex> first_order;  // one a factor
  std::vector<SensitivityIndex> total;        // one a factor
  std::vector<SobolPair> pairs;               // with second_order, every two factors
  double mean = 0.0;                          // of the output; NaN where all are missing
  std::optional<double> variance;             // of the output's expectation over the cube
  std::optional<double> noise_share;          // of the variance of the means; more than 1 replicate
  std::size_t missing = 0;                    // outputs that are not finite
};

/// Above this share of noise, replicates should be added before small indices are read.
inline constexpr double tolerable_noise_share = 0.1;

/// Variance-based sensitivity indices of the outputs of a design's rows. With f_A the output's
/// expectation at a row, V its variance over A and B and means over base points:
///   first order, Saltelli     mean (f_B - f_0)(f_AB - f_A) / V
///   first order, Owen's pair  mean (f_AB - f_A)(f_B - f_BA) / 2V, exactly 0 for an inert factor
///   first order, Janon-Monod  (mean f_B f_AB - M^2) / (mean (f_B^2 + f_AB^2) / 2 - M^2),
///                             M = mean (f_B + f_AB) / 2
///   total, Jansen             mean (f_A - f_AB)^2 / 2V; with BA, averaged with its mirror image
///   pair                      (mean f_BAi f_ABj - mean f_A mean f_B) / V - S_i - S_j, where the
///                             product is averaged with its mirror image
/// Squares and products of expectations are estimated from different replicates, so Monte Carlo
/// noise does not enter them, whether rows share their seeds or not. Outputs are centred first,
/// each replicate by its own mean: V is then right also where all rows share replicate r's noise.
///
/// An index is one ratio of means over all scrambles. Its interval comes from leaving out scrambles
/// and groups of replicates in turn (crossed_jackknife.h), so that it has the error of the points
/// and the noise that all points share; there is none with one scramble or with two replicates. A
/// bootstrap over base points would take them for independent, which makes first orders' intervals
/// two to six times too wide. A row with a missing output is left out of the terms that need it.
/// Where the output is constant, indices are not defined.
///
/// Sources: Saltelli et al. (2010), Comput. Phys. Commun. 181; Jansen (1999), Comput. Phys. Commun.
/// 117; Owen (2013), "Better estimation of small Sobol' sensitivity indices", ACM TOMACS 23; Janon
/// et al. (2014), ESAIM: P&S 18; Saltelli (2002), Comput. Phys. Commun. 145, for pairs.
SobolIndices sobol_indices(const SobolDesign& design, const ReplicatedOutputs& outputs,
                           const SobolOptions& options = {});

}  // namespace darknumber
