// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/sensitivity/morris.h"
#include "engine/study/study_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

struct MorrisOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    bool constant = false;              // the measure does not vary: no factor has an effect
    std::vector<MorrisEffect> effects;  // one a factor or group
  };
  std::vector<OfAnswer> answers;
};

RowsAsked rows_asked(const MorrisStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const MorrisStudy& type, StudyPlan& plan, RowPlanner& planner);
MorrisOutcome outcome_of(const MorrisStudy& type, const StudyPlan& plan,
                         const std::vector<PointResult>& points);

}  // namespace darknumber
