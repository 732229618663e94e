// SPDX-License-Identifier: MIT
#include "engine/world/solve_detection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/core/log_odds.h"
#include "engine/world/detection_nodes.h"
#include "engine/world/enough_nodes.h"
#include "engine/world/solving/linear_solve.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr double margin_tolerance = 1e-13;  // relative; a few roundings of a sum of 2^k terms
constexpr double law_tolerance = 1e-10;     // relative, of margins: what tables promise
constexpr int most_solver_steps = 400;      // Newton needs about 8; the rest is for boundaries
constexpr double longest_step = 4.0;        // in log-odds, so that far starts do not overshoot

/// Agencies that are neither never nor always there.
std::vector<std::size_t> uncertain_agencies(const std::vector<double>& margins) {
  std::vector<std::size_t> uncertain;
  for (std::size_t j = 0; j < margins.size(); ++j)
    if (margins[j] > 0.0 && margins[j] < 1.0) uncertain.push_back(j);
  return uncertain;
}

/// Infinite where a margin is not a number: no comparison with it would be true.
double worst_error(const std::vector<double>& reached, const std::vector<double>& wanted,
                   const std::vector<std::size_t>& agencies) {
  double worst = 0.0;
  for (std::size_t j : agencies) {
    const double error = std::abs(reached[j] - wanted[j]) / wanted[j];
    worst = std::max(worst, std::isnan(error) ? INFINITY : error);
  }
  return worst;
}

double objective(const DetectionNodes::Potential& potential, const std::vector<double>& intercepts,
                 const std::vector<double>& margins, const std::vector<std::size_t>& agencies) {
  double value = potential.value;
  for (std::size_t j : agencies) value -= margins[j] * intercepts[j];
  return value;
}

/// The Newton step on the uncertain agencies, no longer than longest_step; none where singular.
std::optional<std::vector<double>> newton_step(const DetectionNodes::Potential& potential,
                                               const std::vector<double>& margins,
                                               const std::vector<std::size_t>& agencies) {
  const std::size_t k = margins.size();
  std::vector<double> matrix;
  std::vector<double> right;
  for (std::size_t j : agencies) {
    for (std::size_t l : agencies) matrix.push_back(potential.hessian[j * k + l]);
    right.push_back(margins[j] - potential.margins[j]);
  }
  auto step = solve_linear(std::move(matrix), std::move(right));
  if (!step) return std::nullopt;
  double longest = 0.0;
  for (double d : *step) longest = std::max(longest, std::abs(d));
  if (!std::isfinite(longest)) return std::nullopt;
  if (longest > longest_step)
    for (double& d : *step) d *= longest_step / longest;
  return step;
}

/// Moves the intercepts to the margins; returns the worst relative error left.
double solve_on(const DetectionNodes& nodes, const std::vector<double>& margins,
                const std::vector<std::size_t>& agencies, std::vector<double>& intercepts) {
  DetectionNodes::Potential here = nodes.potential(intercepts);
  double error = worst_error(here.margins, margins, agencies);
  for (int steps = 0; steps < most_solver_steps && error > margin_tolerance; ++steps) {
    const auto step = newton_step(here, margins, agencies);
    if (!step) break;
    const double value = objective(here, intercepts, margins, agencies);
    bool moved = false;
    for (double scale = 1.0; scale > 1e-6 && !moved; scale *= 0.5) {
      std::vector<double> trial = intercepts;
      for (std::size_t i = 0; i < agencies.size(); ++i) trial[agencies[i]] += scale * (*step)[i];
      DetectionNodes::Potential there = nodes.potential(trial);
      const double there_error = worst_error(there.margins, margins, agencies);
      // Near the minimum the objective is flat to rounding; the margins still tell.
      moved = objective(there, trial, margins, agencies) < value || there_error < error;
      if (moved) {
        intercepts = std::move(trial);
        here = std::move(there);
        error = there_error;
      }
    }
    if (!moved) break;
  }
  return error;
}

/// The largest loading times sd of a normal trait. With too few nodes for it the intercepts adjust
/// to the nodes there are, and the law would seem to have converged before it has.
double steepness(const Detection& detection) {
  double steepest = 0.0;
  for (std::size_t t = 0; t < detection.traits.size(); ++t)
    if (const auto* normal = std::get_if<NormalTrait>(&detection.traits[t].distribution))
      for (const std::vector<double>& agency : detection.loadings)
        steepest = std::max(steepest, std::abs(agency[t]) * normal->sd);
  return steepest;
}

/// The path of a set's odds ratio.
std::string set_path(const DetectionTarget& target, CaptureHistory set) {
  std::vector<std::string> names;
  for (std::size_t j = 0; j < target.agencies.size(); ++j)
    if (contains(set, static_cast<int>(j))) names.push_back(target.agencies[j]);
  return fmt::format("dependence[{}].odds_ratio", fmt::join(names, ","));
}

/// Nobody by all of m agencies: each is missed by some, so their probabilities sum to m - 1 at
/// most.
void refuse_forbidden_sets(const DetectionTarget& target) {
  for (const SetOddsRatio& set : target.sets) {
    if (set.odds_ratio != 0.0) continue;
    double sum = 0.0;
    for (std::size_t j = 0; j < target.margins.size(); ++j)
      if (contains(set.agencies, static_cast<int>(j))) sum += target.margins[j];
    const int most = lists_on(set.agencies) - 1;
    if (sum > most)
      throw UnsolvableScenario(
          set_path(target, set.agencies),
          fmt::format("an odds ratio of 0 means that nobody is detected by all {} agencies, but "
                      "the probabilities with which they detect {} sum to {:.6g}",
                      most + 1, target.whom, sum),
          fmt::format("lower the probabilities to a sum of at most {}, or give an odds ratio above "
                      "0",
                      most));
  }
}

void refuse_forbidden_pairs(const DetectionTarget& target) {
  const std::size_t k = target.margins.size();
  for (std::size_t j = 0; j < k; ++j)
    for (std::size_t l = j + 1; l < k; ++l)
      if (target.odds_ratios[j * k + l] == 0.0 && target.margins[j] + target.margins[l] > 1.0)
        throw UnsolvableScenario(
            fmt::format("dependence[{},{}].odds_ratio", target.agencies[j], target.agencies[l]),
            fmt::format("an odds ratio of 0 means that nobody is detected by both, but {} detects "
                        "{} and {} detects {} of the {}, together more than everyone",
                        target.agencies[j], target.margins[j], target.agencies[l],
                        target.margins[l], target.whom),
            "lower the probabilities to a sum of at most 1, or give an odds ratio above 0");
}

/// The agency on which an odds ratio of 0 bears, for the message of last resort.
[[noreturn]] void refuse_margins(const DetectionTarget& target, double error) {
  const std::size_t k = target.margins.size();
  for (std::size_t j = 0; j < k; ++j)
    for (std::size_t l = j + 1; l < k; ++l)
      if (target.odds_ratios[j * k + l] == 0.0)
        throw UnsolvableScenario(
            fmt::format("dependence[{},{}].odds_ratio", target.agencies[j], target.agencies[l]),
            fmt::format("with the odds ratios of 0, no world has the detection probabilities asked "
                        "of the {} (the nearest misses one by {:.3g} of itself)",
                        target.whom, error),
            "lower the detection probabilities of agencies that never share a person, or give odds "
            "ratios above 0");
  for (const SetOddsRatio& set : target.sets)
    if (set.odds_ratio == 0.0)
      throw UnsolvableScenario(
          set_path(target, set.agencies),
          fmt::format(
              "with this odds ratio of 0, no world has the detection probabilities asked of "
              "the {} (the nearest misses one by {:.3g} of itself)",
              target.whom, error),
          "lower the detection probabilities, or give an odds ratio above 0");
  throw UnsolvableScenario("agencies",
                           fmt::format("the intercepts that give the detection "
                                       "probabilities of the {} were not found (one is "
                                       "missed by {:.3g} of itself)",
                                       target.whom, error),
                           "odds ratios or loadings this extreme are beyond double precision");
}

/// The sets that can and need not be: without those that hold an agency which is never there, and
/// of an agency always there the others, whose odds it multiplies. One agency left is a constant
/// that its intercept absorbs.
std::vector<SetOddsRatio> sets_of_uncertain(const DetectionTarget& target) {
  std::vector<SetOddsRatio> sets;
  for (SetOddsRatio set : target.sets) {
    bool possible = true;
    for (std::size_t j = 0; j < target.margins.size(); ++j) {
      const CaptureHistory list = only(static_cast<int>(j));
      if ((set.agencies & list) == 0) continue;
      if (target.margins[j] == 0.0) possible = false;
      if (target.margins[j] == 1.0) set.agencies &= ~list;
    }
    if (possible && lists_on(set.agencies) > 1) sets.push_back(set);
  }
  return sets;
}

/// The target with agencies always there made independent of the others: their odds ratios are a
/// constant that the others' intercepts absorb.
Detection initial_detection(const DetectionTarget& target) {
  const std::size_t k = target.margins.size();
  Detection detection{{}, target.loadings, target.odds_ratios, target.traits};
  for (std::size_t j = 0; j < k; ++j) {
    const double p = target.margins[j];
    DN_EXPECT(p >= 0.0 && p <= 1.0, "a detection probability lies in [0, 1]");
    detection.intercepts.push_back(log_odds(p));  // -inf at 0, +inf at 1
    if (p > 0.0 && p < 1.0) continue;
    detection.loadings[j].assign(target.traits.size(), 0.0);
    for (std::size_t l = 0; l < k; ++l)
      detection.odds_ratios[j * k + l] = detection.odds_ratios[l * k + j] = 1.0;
  }
  detection.sets = sets_of_uncertain(target);
  return detection;
}

}  // namespace

SolvedDetection solve_detection(const DetectionTarget& target) {
  refuse_forbidden_pairs(target);
  refuse_forbidden_sets(target);
  SolvedDetection solved{initial_detection(target), {}};
  Detection& detection = solved.detection;
  const std::vector<std::size_t> agencies = uncertain_agencies(target.margins);
  std::vector<Trait> moving;
  for (std::size_t t : moving_traits(detection.traits, detection.loadings))
    moving.push_back(detection.traits[t]);
  solved.law = on_enough_nodes(moving, steepness(detection), [&](int normal_nodes) {
    const DetectionNodes nodes(detection.traits, detection.loadings, detection.odds_ratios,
                               normal_nodes, detection.sets, target.stop);
    const double error = solve_on(nodes, target.margins, agencies, detection.intercepts);
    if (error > law_tolerance) refuse_margins(target, error);
    return nodes.law(detection.intercepts);
  });
  return solved;
}

}  // namespace darknumber
