// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/report/study/study_words.h"

namespace darknumber {

/// What moves the estimates most, of a screening and of a decomposition of their variance: of every
/// estimator, those without an answer among them.
Finding morris_finding(const MorrisOutcome& outcome, const StudyWords& words);
Finding sobol_finding(const SobolOutcome& outcome, const StudyWords& words);

}  // namespace darknumber
