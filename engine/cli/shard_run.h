// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// `run --shard i/n`: a part of a run, in a folder of its own within that of --output. One that is
/// there and whole is left as it is, and one that was interrupted goes on.
ExitCode run_one_shard(const Options& options);

/// Why a run is not split into so many shards; empty where it can be.
std::string why_not_split(const StudyPlan& plan, std::int64_t shards);

}  // namespace darknumber
