// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/estimators/fitting/graph_posterior.h"

namespace darknumber {

/// A piece of the support, 2^level sizes from `first` on, over which the weights of some graphs
/// were summed.
struct PosteriorPiece {
  std::int64_t first = 1;
  int level = 0;
  double mass = 0.0;
  std::vector<std::uint16_t> graphs;  // those that matter there
};

/// Sums of p(M, G) over all graphs and M in [from, to], divided by exp(log_scale).
struct GraphSums {
  std::int64_t from = 1;
  std::int64_t to = 1;
  double log_scale = 0.0;
  double mass = 0.0;
  double centre = 0.0;        // of the moments: a likely M
  double first_moment = 0.0;  // of M - centre, not divided by the mass
  double second_moment = 0.0;
  double inverse_moment = 0.0;         // of 1/N, not divided by the mass
  double inverse_second_moment = 0.0;  // of 1/N^2
  double largest_weight = 0.0;         // of all graphs together, at a point that was summed
  std::int64_t likeliest = 1;          // that point, rounded
  std::int64_t likeliest_within = 1;   // how far from it a larger weight can be
  std::vector<double> by_graph;        // the mass of each
  std::vector<PosteriorPiece> pieces;  // in the order of M, without overlap
};

/// The sums, to 1e-11 of the mass beside rounding: no graph and no piece is left out but where a
/// bound shows that all that is left out is less, and pieces are small enough for the quadrature
/// of dyadic_sum.h. The cost does not grow with the support but with its logarithm.
GraphSums sum_graphs(const GraphPosterior& posterior, std::int64_t from, std::int64_t to);

/// Of all graphs together, at one M that need not be whole, the weight, and by how much it grows to
/// M + 1: the sum of p(M, G) (p(M + 1, G) / p(M, G) - 1). Of many persons the difference of the two
/// weights is below their rounding, and this is not.
double weight_at(const GraphPosterior& posterior, const GraphSums& sums, double size);
double growth_at(const GraphPosterior& posterior, const GraphSums& sums, double size);

/// The mass of the sizes up to one.
double mass_up_to(const GraphPosterior& posterior, const GraphSums& sums, std::int64_t size);

/// From `start` uphill to where a function stops growing, by bisection, within `low` and `high`.
/// `growth`: the sign by which it grows from a place to the next one.
std::int64_t climb(std::int64_t low, std::int64_t start, std::int64_t high,
                   const std::function<double(std::int64_t)>& growth);

/// The most probable M, uphill from the likeliest of the points at which the pieces were summed: a
/// quarter of a piece to either side, where points are less than an eighth apart and the weight,
/// which changes by a factor of exp(16) at most over a piece, has one maximum.
std::int64_t most_probable_size(const GraphPosterior& posterior, const GraphSums& sums);

/// The least M of the support with at least `share` of the mass at or below it.
std::int64_t quantile(const GraphPosterior& posterior, const GraphSums& sums, double share);

}  // namespace darknumber
