// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/run_study.h"

namespace darknumber {

/// A line for each number of the posterior: that of the victims, each factor by its
/// label, the misfit, and each list's capture probability; with its mean, standard deviation,
/// quantiles, each with its Monte Carlo standard error, and R-hat. What does not exist is empty.
std::string explain_csv(const ExplainOutcome& outcome, const StudyPlan& plan);

}  // namespace darknumber
