// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/cli/options.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/input/read_table.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Says, unless told to be quiet, which of the options given have no effect on a run of this
/// scenario.
void note_idle_options(const Options& options, const Scenario& scenario);

/// The same for a command that draws no register of this scenario, and why it does not.
void note_idle_draws(const Options& options, const Scenario& scenario, std::string_view why);

/// The same for a command that --replicates tells nothing.
void note_idle_replicates(const Options& options, std::string_view why);

/// The same for the estimators of a real table.
void note_idle_seed(const Options& options, const std::vector<EstimatorSpec>& estimators);

/// The same for what is to become of entities of unknown stratum in a real table.
void note_idle_unknown(const Options& options, const NamedTable& named);

}  // namespace darknumber
