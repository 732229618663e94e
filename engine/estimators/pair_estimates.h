// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/core/contingency_table.h"

namespace darknumber {

/// What two lists alone say of the population's size.
struct PairEstimate {
  int first = 0;  // lists
  int second = 0;
  double on_first = 0.0;
  double on_second = 0.0;
  double overlap = 0.0;
  std::optional<double> size;  // Lincoln and Petersen's; none without overlap
  double se = 0.0;
};

/// Of every two lists, in their order.
std::vector<PairEstimate> pair_estimates(const ContingencyTable& table);

/// Two pairs whose estimates lie so far apart that sampling does not explain it.
struct PairDifference {
  PairEstimate least;
  PairEstimate greatest;
};

/// The two of `pairs` that differ most surely, where they do: |log N1 - log N2| over the root of
/// the sum of the variances se^2/N^2 lies beyond the normal quantile of 5 % shared out over all
/// comparisons (Bonferroni). The estimates are taken as independent, which they are not quite;
/// where lists depend on each other, are of unlike people or are linked with errors, they differ.
std::optional<PairDifference> surest_difference(const std::vector<PairEstimate>& pairs);

}  // namespace darknumber
