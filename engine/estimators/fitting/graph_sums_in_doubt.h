// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/estimators/fitting/graph_sums.h"

namespace darknumber {

/// A count of a table that is not known: y people have that history, 0 to `most` of them.
struct UnknownCount {
  CaptureHistory cell = 0;
  std::int64_t most = 0;
};

/// Which graphs there are, and the priors.
struct GraphModels {
  const std::vector<DecomposableGraph>& graphs;
  double delta = 1.0;
  std::optional<NegativeBinomial> prior;
};

/// What all graphs and sizes say where y people have the history in doubt.
struct SumsGivenCount {
  double count = 0.0;        // y, which need not be whole where one stands for many
  double log_mass = 0.0;     // of all M and G with this y
  double probability = 0.0;  // of the numbers of people that this one stands for
  GraphPosterior posterior;  // given y
  GraphSums sums;            // likewise
};

/// The joint posterior of a graph G, the M persons on no list and the y people of a history whose
/// count is not known, by y. It is that of the table with the count y, and all that depends on y:
///   p(M, y, G) = p(M, G | y) / y!,
/// M from 1 to `reach`, y from 0 to `unknown.most`, N = n + y + M with the n persons of all other
/// histories. Given y, the sums over M and G are those of sum_graphs; y is summed as they are, by
/// pieces. `table` has nobody with the history in doubt. Probabilities add up to 1; what is left
/// out of them is below 1e-11.
std::vector<SumsGivenCount> sum_graphs_in_doubt(const ContingencyTable& table,
                                                const UnknownCount& unknown,
                                                const GraphModels& models, std::int64_t reach);

/// The least number of persons M + y with at least `share` of the mass at or below it.
std::int64_t quantile(const std::vector<SumsGivenCount>& by_count, double share);

/// The most probable M + y; where the posterior runs into the end of the prior, one whose
/// probability is within 1 % of the highest.
std::int64_t most_probable_size(const std::vector<SumsGivenCount>& by_count);

}  // namespace darknumber
