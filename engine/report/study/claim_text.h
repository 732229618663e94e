// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/study/run_study.h"

namespace darknumber {

/// "supported", "not supported", "undecided".
std::string verdict_text(Verdict verdict);

/// What a claim comes to at one point, without a stop: "the estimate by chao is 1.56 times the
/// truth, at least 1.5 asked for".
std::string claim_line(const Claim& claim, const ClaimAtPoint& at, const StudyPlan& plan);

/// What it comes to at each of its points, in sentences: "With missed links at 10 %: the estimate
/// …". Of the scenario as given alone, without saying so.
std::vector<std::string> claim_sentences(std::size_t claim, const StudyRun& run,
                                         const StudyPlan& plan);

}  // namespace darknumber
