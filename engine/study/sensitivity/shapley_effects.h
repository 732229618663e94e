// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/study/sensitivity/index_interval.h"
#include "engine/study/sensitivity/replicated_outputs.h"
#include "engine/study/sensitivity/sobol_points.h"

namespace darknumber {

/// Which points a study of Shapley effects asks for.
struct ShapleyDesignSpec {
  std::size_t dimensions = 1;   // independent factors, 1 to 1833
  std::size_t base_points = 0;  // N of each scramble, 2 to 2^32; N (d + 1) rows. Best 16384 or more
  std::size_t scrambles = 1;  // independent designs; with 8 the spread between them is an error bar
  std::uint64_t seed = 0;
};

struct ShapleyRow {
  std::size_t base_point = 0;
  std::size_t scramble = 0;
  std::size_t exchanged = 0;  // so many coordinates of X are those of Z already
  std::vector<double> point;  // in the open unit cube
};

/// The rows, each made when asked for: base point by base point, within that scramble by scramble,
/// within that X, and X with one coordinate after another from Z, in a random order. So a design
/// with more base points begins with the rows of the smaller one.
class ShapleyDesign {
 public:
  explicit ShapleyDesign(const ShapleyDesignSpec& spec);

  const ShapleyDesignSpec& spec() const { return spec_; }
  std::size_t rows() const;
  ShapleyRow row(std::size_t index) const;
  /// Where X of a base point is; the d others of its rows follow.
  std::size_t first_row(std::size_t base_point, std::size_t scramble) const;
  /// The order in which a base point's coordinates are exchanged.
  std::vector<std::size_t> order(std::size_t base_point, std::size_t scramble) const;

 private:
  ShapleyDesignSpec spec_;
  SobolPoints points_;
};

struct ShapleyEffects {
  std::vector<SensitivityIndex> effects;  // one a factor: shares of the variance; they sum to 1
  std::optional<double> variance;         // of the output's expectation over the cube
  std::optional<double> noise_share;      // of the variance of the means; more than 1 replicate
  std::size_t missing = 0;                // outputs that are not finite
};

/// One fair share of the output's variance for each factor. With f_0 at X and f_j after the j-th
/// exchange, factor pi(j) has (f_0 - (f_(j-1) + f_j) / 2) (f_(j-1) - f_j) from this base point,
/// and the sum over j is (f_0 - f_d)^2 / 2, whose mean is the variance. Products are taken between
/// different replicates, so Monte Carlo noise does not enter them, whether rows share their seeds
/// or not. A replicate that is missing in one of a base point's rows is left out of all of them.
///
/// An effect is one ratio of means over all scrambles; its interval comes from leaving out
/// scrambles and groups of replicates in turn, as that of Sobol' indices does (sobol_indices.h).
/// Where the output is constant, effects are not defined.
///
/// Source: Goda (2021), "A simple algorithm for global sensitivity analysis with Shapley effects",
/// Reliability Engineering & System Safety 213.
ShapleyEffects shapley_effects(const ShapleyDesign& design, const ReplicatedOutputs& outputs,
                               double level = 0.95);

}  // namespace darknumber
