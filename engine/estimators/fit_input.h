// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/contingency_table.h"

namespace darknumber {

/// All that a method sees: tables, never the truth.
struct FitInput {
  const ContingencyTable& table;   // over the estimator's lists; n > 0
  const ContingencyTable& in_use;  // over all lists in use
  double level;                    // of the interval
};

}  // namespace darknumber
