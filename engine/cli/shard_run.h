// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"

namespace darknumber {

/// `run --shard i/n`: a part of a run, in a folder of its own within that of --output. One that is
/// there and whole is left as it is, and one that was interrupted goes on.
ExitCode run_one_shard(const Options& options);

}  // namespace darknumber
