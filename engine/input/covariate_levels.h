// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/covariate.h"

namespace darknumber {

/// A covariate of a table, from the word that each stratum has in its column. Levels are in their
/// natural order: numbers by their size, then words in the order of their letters.
Covariate covariate_of(std::string name, const std::vector<std::string>& word_of_stratum);

}  // namespace darknumber
