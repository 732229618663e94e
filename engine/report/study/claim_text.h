// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/claim_verdict.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// "supported", "not supported", "undecided".
std::string verdict_text(Verdict verdict);

/// What a claim comes to at one point, without a stop: "the estimate by chao is 1.56 times the
/// truth, at least 1.5 asked for".
std::string claim_line(const Claim& claim, const ClaimAtPoint& at, const StudyPlan& plan);

}  // namespace darknumber
