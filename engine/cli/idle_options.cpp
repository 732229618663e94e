// SPDX-License-Identifier: MIT
#include "engine/cli/idle_options.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/cli/standard_streams.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

bool draws(const EstimatorSpec& estimator) {
  return kind_of(estimator.method).chance != Chance::nothing ||
         estimator.interval.kind == IntervalKind::bootstrap ||
         estimator.interval.kind == IntervalKind::bca;
}

bool any_draws(const std::vector<EstimatorSpec>& estimators) {
  return std::any_of(estimators.begin(), estimators.end(), draws);
}

void note(const Options& options, std::string_view option, std::string_view why) {
  if (!options.progress.quiet) say("Note: {} has no effect: {}.\n", option, why);
}

}  // namespace

void note_idle_options(const Options& options, const Scenario& scenario) {
  if (!scenario.study || scenario.study->evaluate != Evaluation::expected) return;
  constexpr std::string_view why = "the study evaluates exact expected tables";
  if (!options.until.empty()) note(options, "--until", why);
  if (draws_worlds(scenario))
    note_idle_replicates(options, "the study draws worlds, and no registers");
  else if (kind_of(*scenario.study).points_from == PointsFrom::a_draw)
    note_idle_replicates(options, why);
  else
    note_idle_draws(options, scenario, why);
}

void note_idle_draws(const Options& options, const Scenario& scenario, std::string_view why) {
  note_idle_replicates(options, why);
  if (options.given.seed && !any_draws(scenario.estimation.estimators))
    note(options, "--seed", why);
}

void note_idle_replicates(const Options& options, std::string_view why) {
  if (options.given.replicates) note(options, "--replicates", why);
}

void note_idle_seed(const Options& options, const std::vector<EstimatorSpec>& estimators) {
  if (options.table.seed && !any_draws(estimators))
    note(options, "--seed", "none of these estimators and intervals draws anything");
}

void note_idle_unknown(const Options& options, const NamedTable& named) {
  if (options.table.prorate && !named.unknown)
    note(options, "--unknown prorate",
         named.strata.empty() ? "the table has no strata" : "everybody's stratum is known");
}

}  // namespace darknumber
