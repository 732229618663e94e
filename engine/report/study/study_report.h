// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "engine/study/run_study.h"

namespace darknumber {

/// What `run` prints on a terminal for a study: what was varied, the answer by estimator as its
/// type has it, and last the finding.
std::string study_text(const StudyRun& run, const StudyPlan& plan, std::size_t width);

/// The claims and their verdicts, one a paragraph; empty where there are none.
std::string claims_text(const StudyRun& run, const StudyPlan& plan, std::size_t width);

}  // namespace darknumber
