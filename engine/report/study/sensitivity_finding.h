// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/study/study_words.h"

namespace darknumber {

/// What moves the estimates most, of a screening and of a decomposition of their variance, in
/// sentences that name every estimator, those without an answer among them.
std::string morris_sentences(const MorrisOutcome& outcome, const StudyWords& words);
std::string sobol_sentences(const SobolOutcome& outcome, const StudyWords& words);

/// A sentence of what stands out for each estimator, and before it, where it is the same for
/// several, that it is. `who`: what stands out, of each answer; empty where nothing does.
std::string leading_sentence(const std::string& things, const std::vector<std::string>& who);

}  // namespace darknumber
