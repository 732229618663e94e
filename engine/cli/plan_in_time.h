// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/cli/options.h"
#include "engine/interface/watch.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// The plan of the scenario that the options name; none, after saying so, where composing its
/// worlds takes longer than the watch gives it. Throws InputError.
std::optional<StudyPlan> plan_in_time(const Options& options, const Watch& watch);

}  // namespace darknumber
