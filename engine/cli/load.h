// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/cli/options.h"
#include "engine/core/stop.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/prepared_point.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// Reads and checks the scenario of the command line. Throws InputError.
ScenarioFile load_file(const Options& options);

/// A scenario as the user wrote it, and the point that it is, solved for its table.
struct GivenPoint {
  Scenario given;
  PreparedPoint point;
};

/// Reads, checks and composes the scenario of the command line, and says how its table was read.
/// Throws InputError, also for what only solving finds, then with the position of the field.
/// `evaluation`: what the point is for.
GivenPoint load_point(const Options& options, Evaluation evaluation = Evaluation::monte_carlo);

/// The same, with everything that its run is to evaluate. `stop`: asked while that takes long;
/// throws GivenUp.
StudyPlan load_plan(const Options& options, const StopQuestion* stop = nullptr);

/// The same; none, after saying so, where searching a tipping point takes longer than there is
/// time.
std::optional<StudyPlan> load_plan_in_time(const Options& options, const StopQuestion& out_of_time);

}  // namespace darknumber
