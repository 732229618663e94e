// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/core/stop.h"
#include "engine/world/law.h"

namespace darknumber {

// Simulation-based calibration: parameters drawn from the prior, a table from these, and the
// posterior of that table asked for the truth. Where prior, likelihood and computation agree, the
// truth lies anywhere in its posterior with equal probability.
// Source: Talts, Betancourt, Simpson, Vehtari & Gelman (2018), arXiv:1804.06788.

/// The share of the posterior below the truth, one a table; of a number of persons, with a random
/// part of the probability of the truth itself, so that it is uniform on [0, 1).
using PlacesInPosterior = std::vector<double>;

/// Where a truth lies among draws of its posterior. Of draws that are independent given the data
/// the truth is one more, so that with ties its place among all of them is any that is left with
/// equal probability: (below + u (equal + 1)) / (all + 1), u uniform, is uniform on [0, 1) whatever
/// the number of draws. Source: Talts et al., section 4.1, with ties broken at random.
struct PlaceAmongDraws {
  double below = 0.0;  // draws less than the truth
  double equal = 0.0;
  double all = 0.0;

  void add(double draw, double truth) {
    all += 1.0;
    if (draw < truth) below += 1.0;
    if (draw == truth) equal += 1.0;
  }
  double place(double uniform) const { return (below + uniform * (equal + 1.0)) / (all + 1.0); }
};

/// N under decomposable graphs on three lists, all equally likely, with cells of the
/// hyper-Dirichlet prior of that weight and a negative binomial prior of N. Tables where someone is
/// on each list and someone on none: the posterior of the method is that of such tables.
/// `weight_drawn`: of the cells that are drawn; the posterior takes `weight`.
PlacesInPosterior places_of_decomposable(std::uint64_t seed, int tables, double weight,
                                         double weight_drawn, const StopQuestion* stop = nullptr);

/// The law of histories, that of no list included, which the prior of latent classes gives: shares
/// by sticks of Beta(1, alpha), alpha ~ Gamma(1/4, 1/4), and probabilities uniform.
Law draw_latent_classes(RandomStream& stream);

/// N under latent classes, of the posterior within the 100 to 2,000 persons between which it is
/// drawn by the prior 1/N.
PlacesInPosterior places_of_latent_classes(std::uint64_t seed, int tables,
                                           const StopQuestion* stop = nullptr);

/// The log of the dark figure in a log-linear model of three lists with all pairs, normal with this
/// variance, or in what is drawn another; the flat priors of the other coefficients are drawn, and
/// the posterior taken, within a box. What thresholding leaves out is no matter of the posterior;
/// all pairs are kept.
PlacesInPosterior places_of_threshold(std::uint64_t seed, int tables, double variance,
                                      double variance_drawn, const StopQuestion* stop = nullptr);

}  // namespace darknumber
