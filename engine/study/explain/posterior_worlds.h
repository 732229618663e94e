// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "engine/study/explain/explain.h"
#include "engine/study/explain/posterior_draws.h"
#include "engine/study/explain/table_target.h"
#include "engine/study/explain/varied_scenario.h"

namespace darknumber {

/// The worlds behind a table themselves, for what is asked of them one by one.
struct PosteriorWorlds {
  explicit PosteriorWorlds(const ExplainTask& task);
  PosteriorWorlds(const PosteriorWorlds&) = delete;
  PosteriorWorlds& operator=(const PosteriorWorlds&) = delete;

  /// The scenario that a draw is of, its capture probabilities included.
  Scenario scenario_of(const PosteriorDraw& draw) const;

  FactorReach reach;
  TableTarget target;
  std::vector<PosteriorRun> runs;
  Explanation summary;  // without witnesses
};

/// The same worlds as those of `explain`, drawn with the same numbers. Throws GivenUp.
std::unique_ptr<const PosteriorWorlds> worlds_behind(const ExplainTask& task,
                                                     const ExplainWatch& watch);

}  // namespace darknumber
