// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/contingency_table.h"

namespace darknumber {

/// Where a search for worlds behind a table begins.
struct IndependenceStart {
  double victims = 0.0;
  std::vector<double> capture;  // by agency
};

/// The maximum of the likelihood without violations, n = N (1 - prod_j (1 - n_j / N)) (Darroch
/// 1958, Biometrika 45:343); a table that has none, for want of overlaps, begins at ten times the
/// number observed.
IndependenceStart independence_start(const ContingencyTable& table);

}  // namespace darknumber
