// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` says to people of a study: what was varied, the answer by estimator as its type has
/// it, and last the finding.
Blocks study_blocks(const StudyRun& run, const StudyPlan& plan);

/// The claims and their verdicts; nothing where there are none.
Blocks claims_blocks(const StudyRun& run, const StudyPlan& plan);

/// What `run` says, of a study or of a scenario without one, claims included.
Blocks run_or_study_blocks(const StudyRun& run, const StudyPlan& plan);

/// The verdicts of the claims, a line each, for where there is room for no more; nothing where
/// there are no claims.
Blocks verdict_lines(const StudyRun& run, const StudyPlan& plan);

/// What a run or a study says, in a few sentences.
Finding finding_of(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
