// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/study/sensitivity/given_data.h"

namespace darknumber {

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
