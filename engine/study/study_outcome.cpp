// SPDX-License-Identifier: MIT
#include "engine/study/study_outcome.h"

#include "engine/study/study_plan.h"

namespace darknumber {

StudyOutcome outcome_of(const StudyPlan& plan, const std::vector<PointResult>& points,
                        const OutcomeWork& work) {
  if (!plan.scenario().study) return {};
  return std::visit(
      [&](const auto& type) {
        if constexpr (requires { outcome_of(type, plan, points, work); })
          return StudyOutcome(outcome_of(type, plan, points, work));
        else
          return StudyOutcome(outcome_of(type, plan, points));
      },
      plan.scenario().study->type);
}

}  // namespace darknumber
