// SPDX-License-Identifier: MIT
#pragma once

#include <span>
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

/// Laws of as many lists side by side: history by history, a number of each. What goes through
/// kernels side by side costs little more than one law alone.
std::vector<double> together(std::span<const Law> laws);

/// Such laws one by one.
std::vector<Law> apart(const std::vector<double>& together, std::size_t laws);

/// Number of lists of a law of 2^k entries.
int lists_of(const Law& law);

}  // namespace darknumber
