// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/study/study_words.h"

namespace darknumber {

/// What moves the estimates most, of a screening and of a decomposition of their variance, in
/// sentences that name every estimator, those without an answer among them.
std::string morris_sentences(const MorrisOutcome& outcome, const StudyWords& words);
std::string sobol_sentences(const SobolOutcome& outcome, const StudyWords& words);

/// What a study varies: how many things, and what they are called together.
struct VariedThings {
  std::size_t count = 0;
  std::string nouns;
};

/// "Of the two assumptions varied, what moves the estimates of both estimators most is F. ": what
/// stands out for several estimators alike; empty where it is not the same, or the only thing.
/// `who`: what stands out, of each answer; empty where nothing does.
std::string leading_sentence(const VariedThings& things, const std::vector<std::string>& who,
                             const StudyWords& words);

}  // namespace darknumber
