// SPDX-License-Identifier: MIT
#pragma once

#include "engine/study/checkpoint/run_result.h"
#include "engine/study/monte_carlo.h"
#include "engine/study/shard.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What a shard draws of a run, as rows alone: nothing is measured, which takes all of them. Points
/// of other shards have no rows. `drawn`: its replicates, all of them.
RunResult shard_rows(const StudyPlan& plan, const Shard& shard, MonteCarloResult drawn);

}  // namespace darknumber
