// SPDX-License-Identifier: MIT
#include "engine/world/solve_detection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/world/enough_nodes.h"
#include "engine/world/intercepts.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr double law_tolerance = 1e-10;  // relative, of margins: what tables promise

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

}  // namespace

SolvedDetection solve_detection(const DetectionTarget& target) {
  refuse_forbidden_pairs(target);
  refuse_forbidden_sets(target);
  SolvedDetection solved{initial_detection(target), {}};
  Detection& detection = solved.detection;
  start_on_few_nodes(target, detection);
  solved.law = on_enough_nodes(moving_traits(detection), steepness(detection), [&](int nodes) {
    auto [error, law] = solve_intercepts(nodes_of(detection, nodes, target.stop), target.margins,
                                         detection.intercepts);
    if (error > law_tolerance) refuse_margins(target, error);
    return std::move(law);
  });
  return solved;
}

}  // namespace darknumber
