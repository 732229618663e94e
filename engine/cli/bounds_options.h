// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

#include "engine/cli/options.h"

namespace darknumber {

/// What is asked of the associations that a table implies.
void add_bounds(CLI::App& command, Options& options);

}  // namespace darknumber
