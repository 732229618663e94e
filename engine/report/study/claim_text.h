// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/study_spec.h"
#include "engine/study/claim_verdict.h"

namespace darknumber {

/// "supported", "not supported", "undecided".
std::string verdict_text(Verdict verdict);

/// What a claim comes to at one point, without a stop: "inflation of chao is 1.56, at least 1.5
/// asked for".
std::string claim_line(const Claim& claim, const ClaimAtPoint& at);

}  // namespace darknumber
