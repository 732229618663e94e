// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/estimate/estimate_report.h"
#include "engine/report/page/page.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What the figures to explore are drawn from, as JSON that cannot end the element that it stands
/// in: "<" is written as \u003c. Numbers have six significant digits, an infinite one is the text
/// "inf" or "-inf", one that does not exist is null. Replicates, points and measures are left out
/// as views.h says, and a note says so. The readers are the scripts of this folder. Empty where
/// there is nothing to draw.
///
/// `views`: of kind "rows", a number for each replicate of each estimator; of kind "points",
/// measures of each estimator at each point of a study, along its factors.
std::string exploration_of(const StudyRun& run, const StudyPlan& plan);

/// Every answer on a table, with its interval.
std::string exploration_of(const TableEstimates& table);

/// Adds the section that has the figures, where there are some.
void add_exploration(Page& page, std::string exploration);

}  // namespace darknumber
