// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/study/checkpoint/run_result.h"
#include "engine/study/claim_verdict.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What becomes of each of the scenario's claims, in their order, at the points of its plan.
std::vector<ClaimResult> judge_claims(const StudyPlan& plan,
                                      const std::vector<PointResult>& points);

}  // namespace darknumber
