// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

#include "engine/cli/options.h"

namespace darknumber {

/// How many data are drawn, and how long that may take.
void add_design(CLI::App& command, Options& options);

}  // namespace darknumber
