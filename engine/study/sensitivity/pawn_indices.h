// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "engine/study/sensitivity/given_data.h"

namespace darknumber {

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

}  // namespace darknumber
