// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What a sweep says as drawings: over one factor of numbers "sweep[LABEL]", a curve an estimator;
/// over several factors, or one of other values, "loops", all of them in one nested loop plot.
std::vector<Figure> sweep_figures(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
