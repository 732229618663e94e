// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/estimate/estimate_report.h"
#include "engine/study/explain/explanation.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// Views of kind "points" with one number and its interval for each name.

/// Where in its belief each factor of an explanation lies after the table; null without factors.
Value beliefs_view(const Explanation& found, const StudyPlan& plan);

/// What each answer on a table is, or why there is none.
Value estimates_view(const TableEstimates& table);

}  // namespace darknumber
