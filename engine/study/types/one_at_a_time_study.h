// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_rows.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// The study's measure at the low and the high end of each factor, and as the scenario is.
struct OneAtATimeOutcome {
  struct Bar {
    WithError low;
    WithError high;
    WithError low_difference;  // from the base, on the same replicates
    WithError high_difference;
  };
  struct OfAnswer {
    std::size_t answer = 0;
    WithError base;
    std::vector<Bar> factors;
  };
  std::vector<OfAnswer> answers;
};

RowsAsked rows_asked(const OneAtATimeStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const OneAtATimeStudy& type, StudyPlan& plan, RowPlanner& planner);
OneAtATimeOutcome outcome_of(const OneAtATimeStudy& type, const StudyPlan& plan,
                             const std::vector<PointResult>& points);

}  // namespace darknumber
