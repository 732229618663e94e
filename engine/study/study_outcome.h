// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/study/checkpoint/run_result.h"
#include "engine/study/outcome_work.h"
#include "engine/study/types/study_types.h"

namespace darknumber {

struct StudyPlan;

/// What a study says, from what its points gave; without a study, what a sweep says.
/// Throws GivenUp.
StudyOutcome outcome_of(const StudyPlan& plan, const std::vector<PointResult>& points,
                        const OutcomeWork& work);

}  // namespace darknumber
