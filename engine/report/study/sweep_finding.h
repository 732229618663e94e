// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/block.h"
#include "engine/report/study/study_words.h"

namespace darknumber {

/// Between what a measure lies over the points of a sweep, of all estimators and of each, and for
/// which of them it does not exist.
Finding sweep_finding(const StudyWords& words);

}  // namespace darknumber
