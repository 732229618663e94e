// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/cells_in_doubt.h"
#include "engine/core/contingency_table.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// How long a chain is, and where it begins.
struct LatentClassChainPlan {
  int classes = 10;         // K, the most there can be
  int draws = 10000;        // kept
  int burn_in = 10000;      // before them
  int started_classes = 1;  // used at first; 1 to `classes`
  /// Asked between sweeps: decides whether a chain ends, by GivenUp, never a number.
  const StopQuestion* stop = nullptr;
};

/// What a chain has seen.
struct LatentClassChain {
  std::vector<double> sizes;  // N of each draw
  int draws_with_all_classes = 0;
  std::vector<double> in_doubt;  // of cells left out, then of those with a bound: mean numbers
};

/// Gibbs sampler of the population size under a Dirichlet process of latent classes, broken off
/// after K sticks: person i is in class z_i with probability pi, and within a class on the lists
/// independently with probabilities lambda.
///   pi_k = V_k prod_{h<k} (1 - V_h), V_k ~ Beta(1, alpha), V_K = 1, alpha ~ Gamma(1/4, rate 1/4),
///   lambda_kj ~ Uniform(0, 1), p(N) ~ 1/N.
/// A sweep draws, each given all others: the classes of the observed persons, by multinomials of
/// the cells' counts; those on no list, negative binomial, and their classes; lambda; V; alpha. It
/// costs cells times classes, whatever the counts, which must be whole numbers, some above 0.
/// The first classes have random lambda and equal pi. The persons of a cell left out are drawn as
/// those on no list are, and with them; those of a cell with a bound given all others, negative
/// binomial up to the bound. Source: Manrique-Vallier (2016), Biometrics
/// 72, section 3; the sticks as in Ishwaran & James (2001), JASA 96.
LatentClassChain sample_latent_classes(const ContingencyTable& table,
                                       const LatentClassChainPlan& plan, RandomStream stream,
                                       const CellsInDoubt& in_doubt = {});

}  // namespace darknumber
