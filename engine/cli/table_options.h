// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "engine/cli/options.h"

namespace darknumber {

/// Options of the verbs that take a real table: which of its lists are used,
void add_lists(CLI::App& command, Options& options);

/// the seed, and of what it is,
void add_table_seed(CLI::App& command, Options& options, const std::string& of);

/// which estimators,
void add_estimators(CLI::App& command, Options& options);

/// and all that `estimate` takes.
void add_table(CLI::App& command, Options& options);

}  // namespace darknumber
