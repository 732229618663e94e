// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/study/study_words.h"

namespace darknumber {

/// Where the measure of a tipping point study meets its target, or that it does nowhere, in
/// sentences.
std::string tipping_sentences(const TippingOutcome& outcome, const StudyWords& words);

}  // namespace darknumber
