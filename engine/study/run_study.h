// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/study/checkpoint/parts_file.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/claim_verdict.h"
#include "engine/study/engine_stamp.h"
#include "engine/study/monte_carlo.h"
#include "engine/study/study_outcome.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// The header that the replicate file of this run has.
ReplicateFileHeader replicate_file_header(const StudyPlan& plan);

/// How many replicates a point of this run has: those of the scenario, or one where points are
/// evaluated on the expected table.
std::int64_t replicates_of(const StudyPlan& plan);

/// What came of a run, and how far it came before it was stopped.
struct StudyRun {
  RunResult result;
  StudyOutcome outcome;
  std::vector<ClaimResult> claims;  // one a claim of the scenario
  std::int64_t done = 0;            // replicates, of all points
  std::int64_t total = 0;
  std::int64_t reused = 0;
};

/// How a run is followed and ended (monte_carlo.h), and when it is precise enough.
struct StudyWatch {
  MonteCarloWatch work;
  /// Asked after each round with what there is; true: another round of as many replicates more.
  /// Empty: one round.
  std::function<bool(const StudyRun& so_far)> another_round;
  /// The same run, whose measures were taken before and are not taken again; null: none.
  const RunResult* measured = nullptr;
  /// Where the work on the outcome finds and puts how far it has come; null: nowhere.
  PartsFile* parts = nullptr;
};

/// Runs all replicates of all points on so many threads, measures every answer at every point,
/// works out what the study says, and judges the claims. `before`: the replicates of an earlier run
/// of the same points.
StudyRun run_study(const StudyPlan& plan, int threads, const StudyWatch& watch,
                   std::vector<PointRows> before);

}  // namespace darknumber
