// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// The interactions of a chosen model in 64 bits, so that a replicate can keep them: bit i is the
/// i-th set of two lists or more, smaller sets first, then in the order (1,2), (1,3), …, (2,3), …;
/// bit 63 says that a model was chosen, be it one without interactions. 0: none was.
/// That holds every set of up to six lists (57), and every pair of up to ten (45). No selection
/// goes beyond: its terms have at most `longest_coded_term` lists.
using ModelCode = std::uint64_t;

/// The most lists in a term such that every set of so many lists or fewer has a bit.
int longest_coded_term(int lists);

/// `terms`: sets of lists; those of a single list are left out.
ModelCode model_code(const std::vector<CaptureHistory>& terms, int lists);

/// The interactions, in their order; none of 0.
std::vector<CaptureHistory> interactions_of(ModelCode code, int lists);

}  // namespace darknumber
