// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/estimators/completions.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"

namespace darknumber {

/// What the publication of a register hides of it. Intervals stand in the tables as their middle.
struct HiddenCounts {
  double before = 0.0;                                  // entities, whatever is published of them
  int counts = 0;                                       // that are not published as they were
  std::vector<SuppressedCount> intervals;               // of all entities
  std::vector<std::vector<SuppressedCount>> of_strata;  // of each stratum's
};

/// What the estimators get to see of a register, over the agencies: the entities that `remove`
/// leaves; and, where an estimator works stratum by stratum, those of each stratum as the register
/// knows them. Where small counts are suppressed, the one table of these that is published is that
/// of the strata if an estimator asks for it, with all entities as their sum.
struct Observed {
  ContingencyTable entities;
  std::vector<ContingencyTable> strata;     // empty where nobody asks
  std::optional<HiddenCounts> hidden = {};  // where the scenario suppresses counts
};

/// Of a real table: entities of known stratum by stratum and history, and those of unknown stratum.
/// Removal in proportion.
Observed observe_table(const EstimationSpec& estimation, StratumCounts known,
                       std::vector<double> unknown);

/// Of an expected register: removal and unknown strata in proportion.
Observed observe_expected(const Scenario& scenario, const Register& expected);

/// Of a drawn register: removal and unknown strata entity by entity, binomially.
Observed observe_drawn(const Scenario& scenario, const Register& drawn, const DrawKey& key);

/// The entities that `remove` leaves of a drawn register's.
StratumCounts remove_drawn_entities(const Scenario& scenario, StratumCounts entities,
                                    const DrawKey& key);

/// Takes the entities of unknown stratum, a drawn share of each cell, out of `entities`; returns
/// how many by history.
std::vector<double> take_unknown_drawn(double share, const DrawKey& key, StratumCounts& entities);

/// Whether an estimator works stratum by stratum.
bool is_stratified(const EstimationSpec& estimation);

}  // namespace darknumber
