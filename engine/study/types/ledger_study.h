// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/scenario/switch_off.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_rows.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// The rows of a ledger are subsets of the violations that the scenario has: their ledger_subsets.
struct LedgerRows {
  std::vector<Violation> violations;
};

/// What each violation contributes. The MCSEs are those of the mean of what each replicate's own
/// ledger says, so they hold under common random numbers.
struct LedgerOutcome {
  struct Line {
    WithError alone;
    WithError last;
    WithError shapley;
  };
  struct OfAnswer {
    std::size_t answer = 0;
    WithError off;
    WithError all;
    std::vector<Line> lines;  // one a violation
  };
  std::vector<Violation> violations;
  std::vector<OfAnswer> answers;
};

RowsAsked rows_asked(const LedgerStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const LedgerStudy& type, StudyPlan& plan, RowPlanner& planner);
LedgerOutcome outcome_of(const LedgerStudy& type, const StudyPlan& plan,
                         const std::vector<PointResult>& points);

}  // namespace darknumber
