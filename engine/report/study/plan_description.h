// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/study/study_plan.h"

namespace darknumber {

/// The scenario in plain words, a paragraph an entry; of a study that finds its worlds itself, what
/// is the same in all of them.
std::vector<std::string> describe_worlds(const StudyPlan& plan);

/// What a run evaluates beyond the scenario as given, in plain words, a paragraph an entry: the
/// study, its factors, what is violated at its points, and each claim. Empty of a plain run.
std::vector<std::string> describe_plan(const StudyPlan& plan);

/// Both, one after the other: what `validate` says.
std::vector<std::string> describe_all(const StudyPlan& plan);

}  // namespace darknumber
