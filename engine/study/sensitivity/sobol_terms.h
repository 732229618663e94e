// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/study/sensitivity/replicated_outputs.h"
#include "engine/study/sensitivity/sobol_design.h"
#include "engine/study/sensitivity/sobol_indices.h"

namespace darknumber {

/// What one base point adds to the means in the formulas of the indices, or the sum of that over
/// many. `n` counts base points with all outputs that a term needs.
struct OutputTerms {
  double n = 0.0;
  double mean = 0.0;
  double square = 0.0;  // of the mean over replicates
  double noise = 0.0;   // variance of that mean
};
struct FirstOrderTerms {
  double n = 0.0;
  double product = 0.0;
  double linear = 0.0;
  double square = 0.0;
};
struct ProductTerms {
  double n = 0.0;
  double product = 0.0;
};
struct SobolTerms {
  OutputTerms a;
  OutputTerms b;
  std::vector<FirstOrderTerms> first_order;
  std::vector<ProductTerms> total;
  std::vector<ProductTerms> pairs;  // (0, 1), (0, 2), …, (1, 2), …
};

/// The sums over the base points of each scramble. Outputs are centred by `centres`, one a
/// replicate.
std::vector<SobolTerms> sums_by_scramble(const SobolDesign& design,
                                         const ReplicatedOutputs& outputs,
                                         const std::vector<double>& centres,
                                         FirstOrderEstimator estimator);

/// The mean over A and B of each replicate, those missing left out; NaN where all are.
std::vector<double> centres_of(const SobolDesign& design, const ReplicatedOutputs& outputs);

/// sums += one; `sums` may be empty.
void add(SobolTerms& sums, const SobolTerms& one);

/// The variance of the output's expectation over A and B, and the noise that was taken out of the
/// variance of the means to get it.
struct OutputVariance {
  double without_noise = 0.0;
  double noise = 0.0;
};
/// Nothing with fewer than two rows.
std::optional<OutputVariance> variance_of(const SobolTerms& sums);

/// First orders, totals and pairs in one list, as the sums have them. Without values where there is
/// no variance.
std::vector<std::optional<double>> indices_of(const SobolTerms& sums, std::size_t dimensions,
                                              FirstOrderEstimator estimator);

/// How many base points each of these rests on.
std::vector<std::size_t> used_by_index(const SobolTerms& sums);

}  // namespace darknumber
