// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// The study's answer in words that are right by themselves: one item for each estimator that the
/// study is about, those without an answer among them.
Finding study_finding(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
