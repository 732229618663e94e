// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What a study says as drawings, one an estimator that it is about: "tornado[LABEL]" of
/// one_at_a_time, "ledger[LABEL]", "effects[LABEL]" of morris, "indices[LABEL]" of sobol,
/// "worlds[LABEL]" of a sample, "tipping" and "map" of a tipping point, "sweep[LABEL]" or
/// "loops" of a sweep, and those of `explain_figures`. None of what has no numbers to draw.
std::vector<Figure> study_figures(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
