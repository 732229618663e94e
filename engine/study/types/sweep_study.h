// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// A sweep says no more than its points do.
struct SweepOutcome {};

RowsAsked rows_asked(const SweepStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const SweepStudy& type, StudyPlan& plan, RowPlanner& planner);
SweepOutcome outcome_of(const SweepStudy& type, const StudyPlan& plan,
                        const std::vector<PointResult>& points);

}  // namespace darknumber
