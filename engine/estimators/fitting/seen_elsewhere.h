// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/capture_history.h"
#include "engine/estimators/fitting/latent_class_moves.h"

namespace darknumber {

/// All histories that are alike on the first lists: `pattern` on lists 0 to `lists` - 1, anything
/// on those after.
struct Beginning {
  int lists = 0;
  CaptureHistory pattern = 0;
};

/// The observable histories but those left out, as beginnings of which no two have a history in
/// common: wherever a history parts from all that are left out and from that of no list, it
/// begins. No more than (1 + cells left out) times the number of lists.
std::vector<Beginning> beginnings_without(int lists, const std::vector<CaptureHistory>& left_out);

/// The probability of these histories in a class: a sum of positive terms, which keeps its digits
/// where it is tiny. One less the probability of all others would not.
double seen_elsewhere(const LatentClassState& state, const std::vector<Beginning>& beginnings);

}  // namespace darknumber
