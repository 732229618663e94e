// SPDX-License-Identifier: MIT
#include "engine/world/intercepts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/contracts.h"
#include "engine/core/log_odds.h"
#include "engine/world/enough_nodes.h"
#include "engine/world/solving/linear_solve.h"

namespace darknumber {
namespace {

constexpr double near_enough = 1e-6;    // of margins on few nodes, which are not the last ones
constexpr int most_solver_steps = 400;  // Newton needs about 8; the rest is for boundaries
constexpr double longest_step = 4.0;    // in log-odds, so that far starts do not overshoot

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

}  // namespace

std::vector<std::size_t> uncertain_agencies(const std::vector<double>& margins) {
  std::vector<std::size_t> uncertain;
  for (std::size_t j = 0; j < margins.size(); ++j)
    if (margins[j] > 0.0 && margins[j] < 1.0) uncertain.push_back(j);
  return uncertain;
}

double worst_error(const std::vector<double>& reached, const std::vector<double>& wanted,
                   const std::vector<std::size_t>& agencies) {
  double worst = 0.0;
  for (std::size_t j : agencies) {
    const double error = std::abs(reached[j] - wanted[j]) / wanted[j];
    worst = std::max(worst, std::isnan(error) ? INFINITY : error);
  }
  return worst;
}

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

std::vector<Trait> moving_traits(const Detection& detection) {
  std::vector<Trait> moving;
  for (std::size_t t : moving_traits(detection.traits, detection.loadings))
    moving.push_back(detection.traits[t]);
  return moving;
}

double steepness(const Detection& detection) {
  double steepest = 0.0;
  for (std::size_t t = 0; t < detection.traits.size(); ++t)
    if (const auto* normal = std::get_if<NormalTrait>(&detection.traits[t].distribution))
      for (const std::vector<double>& agency : detection.loadings)
        steepest = std::max(steepest, std::abs(agency[t]) * normal->sd);
  return steepest;
}

DetectionNodes nodes_of(const Detection& detection, int normal_nodes, const StopQuestion* stop) {
  return {detection.traits, detection.loadings, detection.odds_ratios,
          normal_nodes,     detection.sets,     stop};
}

FoundIntercepts solve_intercepts(const DetectionNodes& nodes, const std::vector<double>& margins,
                                 std::vector<double>& intercepts, double tolerance) {
  const std::vector<std::size_t> agencies = uncertain_agencies(margins);
  DetectionNodes::Potential here = nodes.potential(intercepts);
  double error = worst_error(here.margins, margins, agencies);
  for (int steps = 0; steps < most_solver_steps && error > tolerance; ++steps) {
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
  return {error, std::move(here.law)};
}

void start_on_few_nodes(const DetectionTarget& target, Detection& detection) {
  const double steepest = steepness(detection);
  const int first = first_nodes(steepest);
  if (steepest == 0.0 || count_nodes(moving_traits(detection), first) > most_trait_nodes) return;
  for (int part : {4, 2}) {
    std::vector<double> intercepts = detection.intercepts;
    const DetectionNodes nodes = nodes_of(detection, first / part, target.stop);
    if (solve_intercepts(nodes, target.margins, intercepts, near_enough).error <= near_enough)
      detection.intercepts = std::move(intercepts);
  }
}

}  // namespace darknumber
