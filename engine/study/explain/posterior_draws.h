// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/stop.h"
#include "engine/study/explain/table_target.h"
#include "engine/study/explain/tempered_sampler.h"

namespace darknumber {

/// One world of the posterior, and what it leaves open, drawn.
struct PosteriorDraw {
  double victims = 0.0;        // N
  std::vector<double> scores;  // normal scores of the factors
  std::vector<double> factors;
  std::vector<double> capture;    // by agency
  double spread = 0.0;            // of the misfit
  double deviance = 0.0;          // of the table
  double predicted = 0.0;         // of a table drawn from the same world
  std::vector<double> cells;      // expected entities by history
  double expected_victims = 0.0;  // Lambda
  double unseen = 0.0;            // victims ever present whom no agency has reported, as drawn
  std::vector<double> at;         // coordinates of the world; none in closed form
};

/// What one run of the sampler found.
struct PosteriorRun {
  std::vector<PosteriorDraw> draws;
  double log_evidence = 0.0;
  double log_evidence_variance = 0.0;  // at the least; 0 in closed form
  double impossible = 0.0;  // share of the beliefs with which no world exists, near the start
  int temperatures = 0;     // 0: drawn from the closed form
  std::int64_t evaluations = 0;
  /// Coordinates of the worlds with the least and the greatest N and the least deviance.
  std::vector<std::vector<double>> corners;
};

/// What a world leaves open, from a stream of its own: Lambda, N as the victims among the seen
/// (each cell thinned by the victims' share of its entities, over the entities of a seen victim)
/// and a Poisson number of unseen ones, and another table.
PosteriorDraw draw_rest(const TableTarget& target, const ScoredWorld& world, RandomStream& stream);

/// One run. Throws GivenUp.
PosteriorRun sample_posterior(const TableTarget& target, SamplerSpec spec);

/// 2 sum_h (y_h log(y_h / mu_h) - y_h + mu_h)
double deviance_of(std::span<const double> counts, std::span<const double> means);

}  // namespace darknumber
