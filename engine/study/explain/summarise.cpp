// SPDX-License-Identifier: MIT
#include "engine/study/explain/summarise.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/estimators/fitting/chains.h"
#include "engine/performance/moments.h"
#include "engine/performance/quantiles.h"
#include "engine/performance/same_answer.h"
#include "engine/performance/share_measures.h"
#include "engine/study/explain/factor_summary.h"

namespace darknumber {
namespace {

constexpr double poor_fit = 0.01;  // of p
constexpr double most_disagreement = 0.1;
constexpr double most_r_hat = 1.05;
constexpr double most_evidence_sd = 0.5;
constexpr double most_in_top_tenth = 0.05;
constexpr std::size_t most_cells = 7;
constexpr double related_from = 0.5;

template <typename Number>
std::vector<std::vector<double>> by_run(const std::vector<PosteriorRun>& runs, Number number) {
  std::vector<std::vector<double>> values;
  for (const PosteriorRun& run : runs) {
    values.emplace_back();
    for (const PosteriorDraw& draw : run.draws) values.back().push_back(number(draw));
  }
  return values;
}

std::vector<double> joined(const std::vector<std::vector<double>>& runs) {
  std::vector<double> all;
  for (const std::vector<double>& run : runs) all.insert(all.end(), run.begin(), run.end());
  return all;
}

/// Of one number alone it is 0.
double spread_between(const std::vector<double>& values) {
  return values.size() < 2 ? 0.0 : moments_of(values).sd();
}

Quantiles quantiles_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  Quantiles quantiles;
  for (std::size_t q = 0; q < quantiles.size(); ++q)
    quantiles[q] = quantile_of_sorted(values, shown_quantiles[q]);
  return quantiles;
}

/// Quantiles of weighted numbers.
Quantiles weighted_quantiles(const std::vector<double>& values,
                             const std::vector<double>& weights) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  Quantiles quantiles;
  double below = 0.0;
  std::size_t at = 0;
  for (std::size_t q = 0; q < quantiles.size(); ++q) {
    while (at + 1 < order.size() && below + weights[order[at]] < shown_quantiles[q] * sum)
      below += weights[order[at++]];
    quantiles[q] = values[order[at]];
  }
  return quantiles;
}

/// N under another prior of the capture probabilities, by weighting.
OtherPrior other_prior(const TableTarget& target, const std::vector<PosteriorRun>& runs,
                       CapturePrior prior) {
  std::vector<double> values;
  std::vector<double> weights;
  for (const PosteriorRun& run : runs)
    for (const PosteriorDraw& draw : run.draws) {
      double log_weight = 0.0;
      for (std::size_t j : target.form().movable())
        log_weight += log_capture_prior(prior, draw.capture[j]) -
                      log_capture_prior(target.study().capture, draw.capture[j]);
      values.push_back(draw.victims);
      weights.push_back(log_weight);
    }
  const double most = *std::max_element(weights.begin(), weights.end());
  double sum = 0.0;
  double squares = 0.0;
  for (double& weight : weights) {
    weight = std::exp(weight - most);
    sum += weight;
    squares += weight * weight;
  }
  return {prior, weighted_quantiles(values, weights), sum * sum / squares};
}

std::vector<CellFit> worst_cells(const TableTarget& target, const std::vector<PosteriorRun>& runs) {
  std::vector<CellFit> cells;
  std::size_t draws = 0;
  std::vector<double> means(target.table().counts().size(), 0.0);
  for (const PosteriorRun& run : runs)
    for (const PosteriorDraw& draw : run.draws) {
      for (std::size_t h = 0; h < means.size(); ++h) means[h] += draw.cells[h];
      ++draws;
    }
  for (CaptureHistory h = 1; h < means.size(); ++h) {
    const double expected = means[h] / static_cast<double>(draws);
    double observed = target.table()[h];
    for (const SuppressedCount& count : target.suppressed())
      if (count.history == h) observed = std::clamp(expected, count.least, count.most);
    cells.push_back({h, observed, expected,
                     expected > 0.0 ? (observed - expected) / std::sqrt(expected) : 0.0});
  }
  std::stable_sort(cells.begin(), cells.end(), [](const CellFit& a, const CellFit& b) {
    return std::abs(a.residual) > std::abs(b.residual);
  });
  cells.resize(std::min(cells.size(), most_cells));
  return cells;
}

std::vector<FactorPair> related_factors(const std::vector<PosteriorRun>& runs,
                                        std::size_t factors) {
  std::vector<FactorPair> pairs;
  std::vector<std::vector<double>> scores;
  for (std::size_t f = 0; f < factors; ++f)
    scores.push_back(joined(by_run(runs, [&](const PosteriorDraw& one) { return one.scores[f]; })));
  for (std::size_t a = 0; a < factors; ++a)
    for (std::size_t b = a + 1; b < factors; ++b) {
      const double correlation = covariance_of(scores[a], scores[b]) /
                                 (spread_between(scores[a]) * spread_between(scores[b]));
      if (std::abs(correlation) > related_from) pairs.push_back({a, b, correlation});
    }
  return pairs;
}

void add_fit(const std::vector<PosteriorRun>& runs, Explanation& found) {
  std::size_t worse = 0;
  std::size_t draws = 0;
  for (const PosteriorRun& run : runs)
    for (const PosteriorDraw& draw : run.draws) {
      found.deviance += draw.deviance;
      found.expected_deviance += draw.predicted;
      worse += draw.predicted >= draw.deviance ? 1 : 0;
      ++draws;
    }
  const auto all = static_cast<double>(draws);
  found.deviance /= all;
  found.expected_deviance /= all;
  found.p = static_cast<double>(worse) / all;
  found.p_mcse = share_mcse(found.p, draws);
}

void add_agreement(const std::vector<PosteriorRun>& runs, Explanation& found) {
  std::vector<double> medians;
  for (const PosteriorRun& run : runs) {
    std::vector<double> victims;
    for (const PosteriorDraw& draw : run.draws) victims.push_back(draw.victims);
    medians.push_back(quantiles_of(std::move(victims))[shown_median]);
    found.impossible += run.impossible / static_cast<double>(runs.size());
  }
  const EvidenceOfRuns evidence = evidence_of(runs);
  found.log_evidence = evidence.mean;
  found.evidence_sd = evidence.sd;
  found.log_evidence_mcse = evidence.mcse;
  if (found.victims.sd > 0.0) found.disagreement = spread_between(medians) / found.victims.sd;
  found.worst_r_hat = found.victims.r_hat;
  for (const FactorPosterior& factor : found.factors)
    found.worst_r_hat = std::max(found.worst_r_hat, factor.number.r_hat);  // all of them, or none
}

/// How much of the posterior lies in the top tenth of the belief in the number of victims.
void add_top_tenth(const TableTarget& target, Explanation& found) {
  const std::optional<Bounds>& bounds = target.study().victims;
  if (!bounds) return;
  const double from = bounds->high * std::pow(bounds->low / bounds->high, 0.1);
  found.in_top_tenth = 1.0 - probability_below(found, from);
}

}  // namespace

double probability_below(const Explanation& explanation, double value) {
  const std::vector<double>& all = explanation.sorted_victims;
  value -= same_answer * value;  // as many, but for rounding, are not fewer
  return static_cast<double>(std::lower_bound(all.begin(), all.end(), value) - all.begin()) /
         static_cast<double>(all.size());
}

QuantityPosterior quantity_of(const std::vector<std::vector<double>>& runs) {
  const std::vector<double> all = joined(runs);
  QuantityPosterior quantity{mean_alone(all), spread_between(all), quantiles_of(all), std::nullopt,
                             std::nullopt};
  if (runs.size() < 2) return quantity;
  quantity.r_hat = split_r_hat(runs);
  std::vector<Quantiles> own;
  for (const std::vector<double>& run : runs) own.push_back(quantiles_of(run));
  quantity.mcse.emplace();
  std::vector<double> sorted = all;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q) {
    std::vector<double> at;
    for (const Quantiles& one : own) at.push_back(one[q]);
    (*quantity.mcse)[q] = std::max(spread_between(at) / std::sqrt(static_cast<double>(runs.size())),
                                   quantile_mcse_of_sorted(sorted, shown_quantiles[q]));
  }
  return quantity;
}

EvidenceOfRuns evidence_of(const std::vector<PosteriorRun>& runs) {
  std::vector<double> evidences;
  for (const PosteriorRun& run : runs) evidences.push_back(run.log_evidence);
  EvidenceOfRuns evidence{mean_alone(evidences), spread_between(evidences), std::nullopt};
  if (runs.size() < 2) return evidence;
  // Two runs may agree by luck.
  double least = 0.0;
  for (const PosteriorRun& run : runs) least += run.log_evidence_variance;
  const auto count = static_cast<double>(runs.size());
  evidence.mcse = std::sqrt(std::max(evidence.sd * evidence.sd, least / count) / count);
  return evidence;
}

ExplainVerdict verdict_of(const Explanation& explanation) {
  if (explanation.disagreement > most_disagreement ||
      (explanation.worst_r_hat && *explanation.worst_r_hat > most_r_hat) ||
      explanation.evidence_sd > most_evidence_sd)
    return ExplainVerdict::runs_disagree;
  if (explanation.p < poor_fit) return ExplainVerdict::none_fits;
  if (explanation.in_top_tenth.value_or(0.0) > most_in_top_tenth)
    return ExplainVerdict::not_bounded;
  return ExplainVerdict::fits;
}

Explanation summarise(const TableTarget& target, const std::vector<PosteriorRun>& runs) {
  Explanation found;
  found.runs = static_cast<int>(runs.size());
  found.particles = static_cast<int>(runs.front().draws.size());
  const auto victims = by_run(runs, [](const PosteriorDraw& one) { return one.victims; });
  found.victims = quantity_of(victims);
  found.sorted_victims = joined(victims);
  FactorSummary summary(found.sorted_victims);
  std::sort(found.sorted_victims.begin(), found.sorted_victims.end());
  for (std::size_t f = 0; f < target.factors(); ++f) {
    FactorPosterior factor;
    factor.number = quantity_of(by_run(runs, [&](const PosteriorDraw& d) { return d.factors[f]; }));
    summary.add(joined(by_run(runs, [&](const PosteriorDraw& d) { return d.scores[f]; })), factor);
    const BeliefScores belief(target.reach().factors()[f]);
    constexpr Quantiles standard{-1.6448536269514722, -0.6744897501960817, 0.0, 0.6744897501960817,
                                 1.6448536269514722};
    for (std::size_t q = 0; q < standard.size(); ++q) factor.prior[q] = belief.value(standard[q]);
    found.factors.push_back(std::move(factor));
  }
  found.sampling_share = summary.share_out(found.factors);
  if (target.has_spread())
    found.spread = quantity_of(by_run(runs, [](const PosteriorDraw& d) { return d.spread; }));
  for (std::size_t j = 0; j < runs.front().draws.front().capture.size(); ++j)
    found.capture.push_back(
        quantity_of(by_run(runs, [&](const PosteriorDraw& d) { return d.capture[j]; })));
  for (CapturePrior prior : {CapturePrior::sizes, CapturePrior::uniform, CapturePrior::jeffreys})
    if (prior != target.study().capture)
      found.other_priors.push_back(other_prior(target, runs, prior));
  found.cells = worst_cells(target, runs);
  found.related = related_factors(runs, target.factors());
  add_fit(runs, found);
  add_agreement(runs, found);
  add_top_tenth(target, found);
  found.verdict = verdict_of(found);
  return found;
}

}  // namespace darknumber
