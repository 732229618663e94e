// SPDX-License-Identifier: MIT
#include "engine/cli/idle_options.h"

#include "engine/cli/said.h"
#include "engine/interface/idle.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

void note(const Options& options, std::string_view option, std::string_view why) {
  remark_idle(said(options), option, why);
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

}  // namespace darknumber
