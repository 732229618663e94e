// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/stop.h"
#include "engine/estimators/estimate_all.h"
#include "engine/performance/replicates.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"
#include "engine/simulation/table_simulator.h"
#include "engine/world/world.h"

namespace darknumber {

/// The answers that a scenario's estimators give, in their order: of one that works stratum by
/// stratum its sum, then those of the strata.
std::vector<Answer> answers_of(const Scenario& scenario);

/// The table of an answer's estimator, over its own lists; for a sum over strata, that of them all.
ContingencyTable seen_by(const EstimatorSpec& estimator, const Answer& answer,
                         const Observed& observed);

/// The tables that the answers are made from, one each.
std::vector<ContingencyTable> tables_of(const std::vector<Answer>& answers,
                                        const std::vector<EstimatorSpec>& estimators,
                                        const Observed& observed);

/// What the estimators make of what they see, answer by answer. Those that draw do so by
/// the scenario's seed and the number of the replicate.
std::vector<FitOutcome> estimate_all(const Scenario& scenario, const Observed& observed,
                                     std::uint32_t replicate = 0,
                                     const StopQuestion* stop = nullptr);

/// N of the target: victims present at any one time, ever present, or expected above the threshold
/// of a continuum.
double truth_of(const Scenario& scenario, const World& world);

/// N of what each answer is about: of all victims, or of those in its stratum.
std::vector<double> truths_of(const Scenario& scenario, const World& world,
                              const std::vector<Answer>& answers);

/// What rows are made from: a register, what the estimators saw of it and what they made of that.
struct RowSources {
  const Register& drawn;
  const Observed& observed;
  const std::vector<FitOutcome>& outcomes;
};

/// The rows of all answers, each with the truth that it is about.
std::vector<ReplicateRow> rows_of(const Scenario& scenario, const std::vector<Answer>& answers,
                                  const std::vector<double>& truths, const RowSources& sources);

/// One replicate, stage by stage.
struct DrawnReplicate {
  Register drawn;
  Observed observed;                 // what the estimators see of it
  std::vector<FitOutcome> outcomes;  // one an answer
  std::vector<ReplicateRow> rows;    // one an answer
};

/// A scenario with its world, ready to draw any of its replicates. Refers to both.
/// `stop`: asked while it is made ready, which throws GivenUp.
class Replicator {
 public:
  Replicator(const Scenario& scenario, const World& world, const StopQuestion* stop = nullptr);
  Replicator(Scenario&&, const World&) = delete;
  Replicator(const Scenario&, World&&) = delete;
  Replicator(Scenario&&, World&&) = delete;

  /// The register of replicate r: a function of (seed, r) and the scenario alone.
  Register draw_register(std::uint32_t replicate, const StopQuestion* stop = nullptr) const;

  /// Replicate r: draws the register and asks every estimator. A function of (seed, r) and the
  /// scenario alone. Throws GivenUp where it is asked to stop.
  DrawnReplicate replicate(std::uint32_t replicate, const StopQuestion* stop = nullptr) const;

 private:
  const Scenario* scenario_;
  const World* world_;
  std::vector<Answer> answers_;
  std::vector<double> truths_;            // one an answer
  std::optional<TableSimulator> tables_;  // none: every person is drawn
};

}  // namespace darknumber
