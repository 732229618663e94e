// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/problem.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {

/// What is wrong with the measures that the study and the claims of a scenario name: that there is
/// none, or that it means nothing where it is asked for. In the order of the file.
Problems problems_of_measures(const Scenario& scenario, const std::string& file);

/// The measure that a study is about, and those that it shows beside it.
std::vector<std::string> measures_of(const StudySpec& study);

/// The measures of estimators that the study and the claims of a scenario are about, each once:
/// results show them whether or not they are among those taken by default.
std::vector<std::string> measures_asked(const Scenario& scenario);

/// The measures of the world itself that they are about (point_measures.h), each once.
std::vector<std::string> point_measures_asked(const Scenario& scenario);

}  // namespace darknumber
