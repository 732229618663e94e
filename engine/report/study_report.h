// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` prints on a terminal for a study: what was varied, the answer by estimator as its
/// type has it, and last one sentence that is right by itself.
std::string study_text(const StudyRun& run, const StudyPlan& plan);

/// The claims and their verdicts, one a paragraph; empty where there are none.
std::string claims_text(const StudyRun& run, const StudyPlan& plan);

/// The study's answer in one sentence or two.
std::string study_verdict(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
