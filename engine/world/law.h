// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// A distribution over the 2^k capture histories, by history; history 0 is "nowhere". Sums to 1,
/// or, where a comment says so, to an expected number of persons.
using Law = std::vector<double>;

/// The law of a person who has history `history` for sure.
Law certain(CaptureHistory history, int lists);

/// Probability (expected number) of being on list `list`.
double margin(const Law& law, int list);

/// Number of lists of a law of 2^k entries.
int lists_of(const Law& law);

}  // namespace darknumber
