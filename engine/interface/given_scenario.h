// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/core/stop.h"
#include "engine/interface/watch.h"
#include "engine/scenario/given_tree.h"
#include "engine/study/prepared_point.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// A scenario file of the disk, or standard input, with settings. Throws InputError.
GivenTree given_file(const std::string& path, const std::vector<std::string>& settings);

/// A scenario as the user wrote it, and the point that it is, solved for its table.
struct GivenPoint {
  Scenario given;
  PreparedPoint point;
};

/// Reads, checks and composes a scenario, and tells the watch how its table was read. Throws
/// InputError, also for what only solving finds, then with the position of the field. The watch is
/// asked whether to stop while that takes long; throws GivenUp.
/// `evaluation`: what the point is for.
GivenPoint prepare_given(GivenTree given, Evaluation evaluation, const Watch& watch);

/// The same, with everything that its run is to evaluate. The watch is asked whether to stop while
/// that takes long; throws GivenUp. `check`: throws UnsolvableScenario where a plan is none for
/// what it is wanted for.
StudyPlan plan_given(GivenTree given, const Watch& watch,
                     const std::function<void(const StudyPlan&, const Value& root)>& check = {});

}  // namespace darknumber
