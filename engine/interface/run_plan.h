// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/interface/watch.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// How far a run goes, and on how many threads.
struct RunAsked {
  int threads = 0;              // 0: as many as the machine has
  std::optional<double> until;  // the MCSE to be reached; none: one round of replicates
};

/// What "mcse=X" asks for; none where it is no such text, or X no number above 0.
std::optional<double> precision_asked(const std::string& until);

/// What is wrong with another text, as a sentence but for its start, "--until".
std::string until_advice(const std::string& until);

/// What a run is counted in.
const char* unit_of(const StudyPlan& plan);

/// Why a run is not split into so many shards; empty where it can be.
std::string why_not_split(const StudyPlan& plan, std::int64_t shards);

/// Where the replicates and parts of a run are kept, and those that it begins with.
struct KeptRows {
  ReplicateFileWriter* file = nullptr;
  std::vector<PointRows> before = {};
  PartsFile* parts = nullptr;  // of the work on the outcome
};

/// Runs what was planned, and works out the verdict. A run that the watch has stopped says so by
/// `done` < `total`, and has no verdict.
StudyRun run_planned(const StudyPlan& plan, const RunAsked& asked, const Watch& watch,
                     KeptRows kept = {});

}  // namespace darknumber
