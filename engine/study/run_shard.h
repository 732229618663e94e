// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/study/monte_carlo.h"
#include "engine/study/run_study.h"
#include "engine/study/shard.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// How many replicates a whole run has, in all its points.
std::int64_t work_of(const StudyPlan& plan);

/// The header of the replicate file of a shard of this run.
ReplicateFileHeader shard_file_header(const StudyPlan& plan, const Shard& shard);

/// Runs the replicates of a shard. Nothing is measured: that takes all of them. `before`: the
/// replicates of the same shard when it was interrupted.
MonteCarloResult run_shard(const StudyPlan& plan, const Shard& shard, int threads,
                           const MonteCarloWatch& watch, std::vector<PointRows> before);

/// Whether these are all replicates of a shard and no others.
bool is_whole_shard(const StudyPlan& plan, const Shard& shard, const std::vector<PointRows>& rows);

}  // namespace darknumber
