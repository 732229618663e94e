// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/study/study_plan.h"

namespace darknumber {

/// Under what a study's answer is true, as clauses: what its factors are, that worlds are held to a
/// table, and what is violated at all of its points. Of a study that moves one thing at a time, or
/// takes the violations apart, what is violated in the scenario as given.
std::vector<std::string> study_conditions(const StudyPlan& plan);

}  // namespace darknumber
