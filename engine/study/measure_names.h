// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Checks the measures that the study and the claims of a scenario name: that there is each, and
/// that it means something where it is asked for. Throws InputError with every problem.
void check_measure_names(const Scenario& scenario, const std::string& file);

/// The measure that a study is about: the one it names, or the usual one of its type.
std::string measure_of(const StudySpec& study);

/// The measures that the study and the claims of a scenario are about, each once: results show them
/// whether or not they are among those taken by default.
std::vector<std::string> measures_asked(const Scenario& scenario);

}  // namespace darknumber
