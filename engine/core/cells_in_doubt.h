// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

#include "engine/core/contingency_table.h"

namespace darknumber {

/// Cells of a table whose counts are not taken at their word. No cell is both.
struct CellsInDoubt {
  std::vector<CaptureHistory> omitted;  // their counts say nothing
  std::vector<CaptureHistory> bounded;  // theirs are the most that there can be: some are false

  bool any() const { return !omitted.empty() || !bounded.empty(); }
  bool has(CaptureHistory cell) const {
    return std::find(omitted.begin(), omitted.end(), cell) != omitted.end() ||
           std::find(bounded.begin(), bounded.end(), cell) != bounded.end();
  }
};

/// How many have histories in doubt.
inline double count_in_doubt(const ContingencyTable& table, const CellsInDoubt& in_doubt) {
  double sum = 0.0;
  for (const std::vector<CaptureHistory>* cells : {&in_doubt.omitted, &in_doubt.bounded})
    for (CaptureHistory cell : *cells) sum += table[cell];
  return sum;
}

}  // namespace darknumber
