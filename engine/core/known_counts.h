// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

#include "engine/core/cells_in_doubt.h"

namespace darknumber {

/// The table with nobody in the cells left out: all that an estimate may depend on.
inline ContingencyTable without_omitted(const ContingencyTable& table, const CellsInDoubt& cells) {
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (CaptureHistory cell : cells.omitted) counts[cell] = 0.0;
  return {table.lists(), std::move(counts)};
}

}  // namespace darknumber
