// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

#include "engine/cli/options.h"

namespace darknumber {

/// What a new scenario begins from, and where it goes.
void add_starter(CLI::App& command, Options& options);

}  // namespace darknumber
