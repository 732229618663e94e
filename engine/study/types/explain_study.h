// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/explain/explain.h"
#include "engine/study/outcome_work.h"
#include "engine/study/study_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// What is to be explained.
struct ExplainRows {
  ExplainTask task;
};

struct ExplainOutcome {
  Explanation explanation;
};

RowsAsked rows_asked(const ExplainStudy& type, const StudySpec& study, std::uint64_t seed);
/// One row, the scenario as given. Throws UnsolvableScenario where the table has no answer.
void plan_rows(const ExplainStudy& type, StudyPlan& plan, RowPlanner& planner);
/// Throws GivenUp.
ExplainOutcome outcome_of(const ExplainStudy& type, const StudyPlan& plan,
                          const std::vector<PointResult>& points, const OutcomeWork& work);

}  // namespace darknumber
