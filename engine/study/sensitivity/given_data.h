// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace darknumber {

/// A plain sample of independent factors and an output, as from the points of a study of type
/// `sample`. An output may be infinite, which is the largest or least there is; NaN is missing, and
/// its row is left out.
struct GivenSample {
  std::size_t dimensions = 1;
  std::vector<double> points;   // in the unit cube, row by row: each factor's share below its value
  std::vector<double> outputs;  // one a row
};

/// Why there is no answer.
enum class SampleStatus : std::uint8_t {
  ok,
  too_few_points,
  constant_output,
  too_few_below,  // the threshold
  too_few_above,
};

/// No distribution function is compared with fewer points than these. Source: the contract.
inline constexpr std::size_t fewest_points = 30;

struct GivenDataOptions {
  std::size_t slices = 10;         // of equal probability, for PAWN
  std::size_t null_columns = 100;  // dummy factors that say what an index without any effect is
  double null_level = 0.95;        // quantile of the indices of these
  std::size_t resamples = 50;      // bootstrap for delta's bias
  std::uint64_t seed = 0;
};

/// PAWN: the Kolmogorov-Smirnov distances between the output in each slice of a factor's range and
/// the output overall.
struct PawnIndex {
  std::vector<double> by_slice;
  double median = 0.0;
  double mean = 0.0;
  double max = 0.0;
};

struct PawnIndices {
  SampleStatus status = SampleStatus::ok;
  std::vector<PawnIndex> factors;  // empty unless ok
  double null_median = 0.0;        // the upper ends of what factors without effect have
  double null_max = 0.0;
  std::size_t n_used = 0;
};

/// Distances between empirical distributions are never 0: read an index against its null. Needs
/// `fewest_points` in a slice on average. Source: Pianosi & Wagener (2015), Environmental Modelling
/// & Software 67; (2018), 108, for given data.
PawnIndices pawn_indices(const GivenSample& sample, const GivenDataOptions& options = {});

struct DeltaIndices {
  SampleStatus status = SampleStatus::ok;
  std::vector<double> factors;  // less their estimated bias; empty unless ok. May end below 0
  double null_delta = 0.0;      // the upper end of what factors without effect have
  std::size_t bins = 0;         // slices of the factor, and of the output
  std::size_t n_used = 0;
};

/// Borgonovo's delta: half the area between the output's density given a factor and its density
/// overall, on average over the factor. On ranks of the output, with a histogram of equal counts:
/// delta_i = 1/2 sum over slices and bins of |p_sb - p_s p_b|, less the bias that a bootstrap sees,
/// 2 delta - mean(delta*). A histogram depends on its bins: too few flatten delta, too many fill it
/// with noise, of which the bootstrap sees only a part; so read it against its null. Scrambled
/// Sobol' points are more even than the independent ones of bootstrap and null, so that with few
/// factors both err on the side of no effect. Sources: Borgonovo (2007), Reliability Engineering &
/// System Safety 92; Plischke, Borgonovo & Smith (2013), European Journal of Operational Research
/// 226.
DeltaIndices delta_indices(const GivenSample& sample, const GivenDataOptions& options = {});

/// How well one factor tells the points that reach a threshold from those that do not. Where it
/// does not at all, the cut is 0 and both shares are that of all points.
struct FactorSplit {
  double ks = 0.0;               // distance between the factor's distributions in the two groups
  double cut = 0.0;              // in the unit cube: where the distributions are furthest apart
  double share_below_cut = 0.0;  // that reach the threshold, of the points at or below the cut
  double share_above_cut = 0.0;  // of the points above it
};

struct RegionalAnalysis {
  SampleStatus status = SampleStatus::ok;
  std::optional<double> share_reaching;  // of all points, output >= threshold; without NaN
  std::vector<FactorSplit> factors;      // empty unless ok
  double null_ks = 0.0;                  // the upper end of what factors without effect have
  std::size_t n_reaching = 0;
  std::size_t n_used = 0;
};

/// Which factors separate the points whose output is at or above `threshold` from the others. The
/// cut is the best single one: the mean of the shares on their right sides is (1 + ks) / 2. Needs
/// `fewest_points` in both groups. Source: Hornberger & Spear (1981), Journal of Environmental
/// Management 12.
RegionalAnalysis regional_analysis(const GivenSample& sample, double threshold,
                                   const GivenDataOptions& options = {});

}  // namespace darknumber
