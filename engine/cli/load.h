// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cli/options.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// Reads, checks and composes the scenario of the command line. Throws InputError, also for what
/// only solving finds, then with the position of the field.
PreparedStudy load_study(const Options& options);

}  // namespace darknumber
