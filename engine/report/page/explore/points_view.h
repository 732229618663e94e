// SPDX-License-Identifier: MIT
#pragma once

#include "engine/study/run_study.h"

namespace darknumber {

/// A view of kind "points": the measures of each estimator at each point of a study, with the
/// values of its factors; of a plain run, at the one that it has. Null where nothing was measured.
Value points_view(const RunResult& result, const StudyPlan& plan);

}  // namespace darknumber
