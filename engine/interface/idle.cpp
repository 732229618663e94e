// SPDX-License-Identifier: MIT
#include "engine/interface/idle.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/estimators/options/method_kinds.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

bool draws(const EstimatorSpec& estimator) {
  return kind_of(estimator.method).chance != Chance::nothing ||
         estimator.interval.kind == IntervalKind::bootstrap ||
         estimator.interval.kind == IntervalKind::bca;
}

void remark_idle_replicates(const Watch& watch, const GivenArguments& given, std::string_view why) {
  if (given.replicates) remark_idle(watch, "--replicates", why);
}

}  // namespace

bool any_draws(const std::vector<EstimatorSpec>& estimators) {
  return std::any_of(estimators.begin(), estimators.end(), draws);
}

void remark_idle(const Watch& watch, std::string_view option, std::string_view why) {
  remark(watch, fmt::format("{} has no effect: {}.", option, why));
}

void remark_idle_of_run(const Watch& watch, const GivenArguments& given, const Scenario& scenario) {
  if (!scenario.study || scenario.study->evaluate != Evaluation::expected) return;
  constexpr std::string_view why = "the study evaluates exact expected tables";
  if (given.until) remark_idle(watch, "--until", why);
  if (draws_worlds(scenario))
    remark_idle_replicates(watch, given, "the study draws worlds, and no registers");
  else if (kind_of(*scenario.study).points_from == PointsFrom::a_draw)
    remark_idle_replicates(watch, given, why);
  else
    remark_idle_draws(watch, given, scenario, why);
}

void remark_idle_of_design(const Watch& watch, const GivenArguments& given) {
  remark_idle_replicates(watch, given, "design draws worlds and further data, and no registers");
}

void remark_idle_draws(const Watch& watch, const GivenArguments& given, const Scenario& scenario,
                       std::string_view why) {
  remark_idle_replicates(watch, given, why);
  if (given.seed && !any_draws(scenario.estimation.estimators)) remark_idle(watch, "--seed", why);
}

}  // namespace darknumber
