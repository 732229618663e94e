// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/report/block.h"
#include "engine/study/explain/explanation.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What an explanation of a table says as drawings: "number", how many there are in the worlds drawn,
/// over what was published; "profile", the best log-likelihood at every number, with the witness
/// worlds; "beliefs", where in its belief each factor lies after the table; "cells", those that fit
/// worst; "bounds", the odds ratios of the pairs of lists by the number. Those without numbers to
/// draw are left out.
std::vector<Figure> explain_figures(const Explanation& found, const StudyPlan& plan);

}  // namespace darknumber
