// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>

#include "engine/cli/options.h"

namespace darknumber {

/// The largest number of a replicate.
inline constexpr std::uint64_t largest_replicate = std::numeric_limits<std::uint32_t>::max();

/// Options of the verbs that read a results folder: which replicate, which measures, where a page
/// or chart goes.
void add_place(CLI::App& command, Options& options);
void add_shown(CLI::App& command, Options& options);
void add_page(CLI::App& command, Options& options);

/// Options of a run and of a merge: where results and a page go.
void add_results(CLI::App& command, Options& options);

/// --progress, of verbs that take long.
void add_progress(CLI::App& command, Options& options);

/// --force, of every verb that writes, and what it does there.
void add_force(CLI::App& command, Options& options, const char* what);

}  // namespace darknumber
