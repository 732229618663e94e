// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/study/study_words.h"

namespace darknumber {

/// Between what a measure lies over the points of a sweep, of all estimators and of each, and for
/// which of them it does not exist, in sentences.
std::string sweep_sentences(const StudyWords& words);

}  // namespace darknumber
