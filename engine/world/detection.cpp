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
  for (const SetOddsRatio& set : detection.sets)
    if (is_subset(set.agencies, h)) odds *= set.odds_ratio;
  return odds == 1.0 ? exponent : exponent + std::log(odds);
}

/// The log-odds of each agency but for the other agencies; traits[t] moves that of j by its
/// loading.
std::vector<double> predictors_at(const Detection& detection, std::span<const double> traits) {
  std::vector<double> predictors = detection.intercepts;
  for (std::size_t j = 0; j < predictors.size(); ++j)
    for (std::size_t t = 0; t < traits.size(); ++t)
      predictors[j] += detection.loadings[j][t] * traits[t];
  return predictors;
}

/// exp(log_weight) of every set, relative to the largest, for the exponents of a steep trait are
/// past the range of exp.
std::vector<double> weights_of(const Detection& detection, std::span<const double> predictors) {
  std::vector<double> weights(history_count(detection.agencies()));
  for (CaptureHistory h = 0; h < weights.size(); ++h)
    weights[h] = log_weight(detection, predictors, h);
  const double largest = *std::max_element(weights.begin(), weights.end());
  for (double& weight : weights) weight = std::exp(weight - largest);
  return weights;
}

bool is_independent(const Detection& detection) {
  const int k = detection.agencies();
  for (int j = 0; j < k; ++j)
    for (int l = 0; l < j; ++l)
      if (detection.odds_ratios[static_cast<std::size_t>(j * k + l)] != 1.0) return false;
  return detection.sets.empty();
}

}  // namespace

Law law(const Detection& detection, int normal_nodes, const StopQuestion* stop) {
  const DetectionNodes nodes(detection.traits, detection.loadings, detection.odds_ratios,
                             normal_nodes, detection.sets, stop);
  return nodes.law(detection.intercepts);
}

std::vector<double> probabilities_given(const Detection& detection,
                                        std::span<const double> traits) {
  std::vector<double> probabilities = predictors_at(detection, traits);
  for (double& p : probabilities) p = 1.0 / (1.0 + std::exp(-p));
  return probabilities;
}

Law law_given(const Detection& detection, std::span<const double> traits) {
  Law law = weights_of(detection, predictors_at(detection, traits));
  double total = 0.0;
  for (double weight : law) total += weight;
  for (double& weight : law) weight /= total;
  return law;
}

CaptureHistory draw(const Detection& detection, std::span<const double> traits,
                    RandomStream& stream) {
  const int k = detection.agencies();
  const std::vector<double> predictors = predictors_at(detection, traits);
  if (is_independent(detection)) {
    CaptureHistory h = 0;
    for (int j = 0; j < k; ++j) {
      const double p = 1.0 / (1.0 + std::exp(-predictors[static_cast<std::size_t>(j)]));
      if (stream.uniform() < p) h |= only(j);
    }
    return h;
  }
  const std::vector<double> weights = weights_of(detection, predictors);
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
