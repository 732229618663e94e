// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/study/run_study.h"

namespace darknumber {

/// The table that every point of a study is solved for: the study's own, or the scenario's.
std::optional<std::string> table_held_to(const StudyPlan& plan);

/// What the truth behind the table would be at the points of a sweep or a sample that is held to
/// it, and how many points have no such world.
std::string held_sentences(const StudyRun& run, const StudyPlan& plan);

/// What the truth is in the worlds of a sample: "40,472 in the middle one of these worlds, and from
/// 23,145 to 94,098 in nine of ten".
std::string sampled_truths(const StudyRun& run, const StudyPlan& plan);

}  // namespace darknumber
