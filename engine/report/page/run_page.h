// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/report/page/page.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// Every drawing that there is of a run or study, in the order of its page.
std::vector<Figure> figures_of(const StudyRun& run, const StudyPlan& plan);

/// The page of a run or study.
Page page_of(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
