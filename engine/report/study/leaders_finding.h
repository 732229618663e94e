// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/block.h"
#include "engine/report/study/study_words.h"

namespace darknumber {

/// What a study varies: how many things, and what they are called together.
struct VariedThings {
  std::size_t count = 0;
  std::string nouns;
};

/// What a study says of one estimator.
struct OfEstimator {
  std::size_t answer = 0;
  std::string who;     // what moves it most; empty where nothing does, or nobody knows
  std::string clause;  // how much; where nothing stands out, why
};

/// What moves the estimates most, in words, and then how much, a clause for each estimator; before
/// those, those of which nothing can be named. `intro`: begins the clauses, "By how much:".
Finding finding_of_leaders(const VariedThings& things, const std::vector<OfEstimator>& told,
                           const std::string& intro, const StudyWords& words);

}  // namespace darknumber
