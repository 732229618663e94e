// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/estimators/estimate_all.h"
#include "engine/scenario/scenario.h"
#include "engine/simulation/observe.h"
#include "engine/study/monte_carlo.h"
#include "engine/study/run_result.h"
#include "engine/world/world.h"

namespace darknumber {

/// A scenario, the world that it composes, and the exact large-sample answer.
struct PreparedStudy {
  Scenario scenario;
  World world;
  Register expected;
  Observed observed;  // what the estimators see of it
  std::vector<Answer> answers;
  std::vector<FitOutcome> on_expected;  // one an answer

  /// N of the target: victims present at any one time, ever present, or expected above the
  /// threshold of a continuum.
  double truth() const;
  /// The same of each answer: of all, or of its stratum.
  std::vector<double> truths() const;
};

/// Composes the world and asks every estimator of the expected table. Throws UnsolvableScenario.
PreparedStudy prepare_study(Scenario scenario);

/// The header that the replicate file of this run has.
ReplicateFileHeader replicate_file_header(const PreparedStudy& study);

/// What came of a run, and how far it came before it was stopped.
struct StudyRun {
  RunResult result;
  std::int64_t done = 0;
  std::int64_t reused = 0;
};

/// Runs all replicates on so many threads and measures every answer. `before` are the rows of an
/// interrupted run.
StudyRun run_study(const PreparedStudy& study, int threads, const MonteCarloWatch& watch,
                   std::span<const ReplicateRow> before);

}  // namespace darknumber
