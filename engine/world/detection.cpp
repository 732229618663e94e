// SPDX-License-Identifier: MIT
#include "engine/world/detection.h"

#include <algorithm>
#include <cmath>

#include "engine/world/detection_nodes.h"

namespace darknumber {
namespace {

/// log P(h | z) up to a constant; -infinity for a set that cannot be.
double log_weight(const Detection& detection, std::span<const double> predictors,
                  CaptureHistory h) {
  double exponent = 0.0;
  double odds = 1.0;
  for (int j = 0; j < detection.agencies(); ++j) {
    const double predictor = predictors[static_cast<std::size_t>(j)];
    const bool always = predictor == INFINITY;
    if (!contains(h, j)) {
      if (always) return -INFINITY;
      continue;
    }
    if (always) continue;
    exponent += predictor;
    for (int l = 0; l < j; ++l)
      if (contains(h, l))
        odds *= detection.odds_ratios[static_cast<std::size_t>(j * detection.agencies() + l)];
  }
  return odds == 1.0 ? exponent : exponent + std::log(odds);
}

}  // namespace

Law law(const Detection& detection, int normal_nodes) {
  const DetectionNodes nodes(detection.traits, detection.loadings, detection.odds_ratios,
                             normal_nodes);
  return nodes.law(detection.intercepts);
}

CaptureHistory draw(const Detection& detection, std::span<const double> traits,
                    RandomStream& stream) {
  const int k = detection.agencies();
  std::vector<double> predictors(static_cast<std::size_t>(k));
  bool independent = true;
  for (int j = 0; j < k; ++j) {
    double predictor = detection.intercepts[static_cast<std::size_t>(j)];
    for (std::size_t t = 0; t < traits.size(); ++t)
      predictor += detection.loadings[static_cast<std::size_t>(j)][t] * traits[t];
    predictors[static_cast<std::size_t>(j)] = predictor;
    for (int l = 0; l < j; ++l)
      independent &= detection.odds_ratios[static_cast<std::size_t>(j * k + l)] == 1.0;
  }
  if (independent) {
    CaptureHistory h = 0;
    for (int j = 0; j < k; ++j) {
      const double p = 1.0 / (1.0 + std::exp(-predictors[static_cast<std::size_t>(j)]));
      if (stream.uniform() < p) h |= only(j);
    }
    return h;
  }
  std::vector<double> weights(history_count(k));
  for (CaptureHistory h = 0; h < weights.size(); ++h)
    weights[h] = log_weight(detection, predictors, h);
  // Relative to the largest, for the exponents of a steep trait are past the range of exp.
  const double largest = *std::max_element(weights.begin(), weights.end());
  for (double& weight : weights) weight = std::exp(weight - largest);
  // Agency by agency, each given those before it: one random number each, as without dependence.
  CaptureHistory h = 0;
  for (int j = 0; j < k; ++j) {
    double total = 0.0;
    double with = 0.0;
    for (std::size_t set = h; set < weights.size(); set += std::size_t{1} << j) {
      total += weights[set];
      if (contains(static_cast<CaptureHistory>(set), j)) with += weights[set];
    }
    if (stream.uniform() * total < with) h |= only(j);
  }
  return h;
}

}  // namespace darknumber
