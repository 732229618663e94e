// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/run_study.h"

namespace darknumber {

/// The tables of a study, one for each estimator that it is about.
std::string outcome_tables(const StudyRun& run, const StudyPlan& plan, std::size_t width);

}  // namespace darknumber
