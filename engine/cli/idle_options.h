// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/cli/options.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Says, unless told to be quiet, which of the options given have no effect on a run of this
/// scenario.
void note_idle_options(const Options& options, const Scenario& scenario);

/// The same for a command that draws no register of this scenario, and why it does not.
void note_idle_draws(const Options& options, const Scenario& scenario, std::string_view why);

/// The same for a command that --replicates tells nothing.
void note_idle_replicates(const Options& options, std::string_view why);

}  // namespace darknumber
