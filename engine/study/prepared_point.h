// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/stop.h"
#include "engine/estimators/estimate_all.h"
#include "engine/performance/replicates.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"
#include "engine/study/hold.h"
#include "engine/world/known_detections.h"
#include "engine/world/world.h"

namespace darknumber {

/// A scenario, the world that it composes, and what estimators make of its expected table.
struct PreparedPoint {
  Scenario scenario;
  World world;
  Register expected;
  Observed observed;  // what the estimators see of it
  std::vector<Answer> answers;
  std::vector<FitOutcome> on_expected;  // one an answer

  double truth() const;                // N of the target
  std::vector<double> truths() const;  // of what each answer is about
  /// What each answer is on the exact expected table, as the row of a replicate.
  std::vector<ReplicateRow> expected_rows() const;
};

/// Composes the world and asks every estimator of the expected table. Where the scenario is
/// anchored to a table, N and the capture probabilities are solved first: N whole where replicates
/// are to be drawn, else real. Throws UnsolvableScenario, at the field that most helps.
/// `stop`: asked while that takes long; throws GivenUp. `known`: detections of other points, where
/// they are not solved for a table.
PreparedPoint prepare_point(Scenario scenario, Evaluation evaluation = Evaluation::monte_carlo,
                            const StopQuestion* stop = nullptr, KnownDetections* known = nullptr);

/// A point, or why there is no world of its kind.
using PointOrReason = std::variant<PreparedPoint, std::string>;

/// The same, first solved for the table that the study is held to, or the scenario's own: N real
/// where points are evaluated on the expected table, else a whole number. Throws UnsolvableScenario
/// where there is no table; and, with one too, where an estimator assumes a share of false records
/// that its expected table has not got (check_assumed_shares.h).
PointOrReason prepare_point(Scenario scenario, const std::optional<Hold>& hold,
                            Evaluation evaluation, const StopQuestion* stop = nullptr,
                            KnownDetections* known = nullptr);

}  // namespace darknumber
