// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/core/cells_in_doubt.h"
#include "engine/core/contingency_table.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// How much of an estimate is asked for.
enum class Detail { full, size_alone };  // size_alone: N-hat or a status; what else is left out

/// All that a method sees: tables, never the truth.
struct FitInput {
  const ContingencyTable& table;   // over the estimator's lists; n > 0
  const ContingencyTable& in_use;  // over all lists in use
  double level;                    // of the interval
  StreamKey streams;               // for methods that draw
  Detail detail = Detail::full;    // of resamples nothing but N-hat is used
  /// The table by strata, for a method with covariates; empty: all persons have the same.
  std::span<const ContingencyTable> by_stratum = {};
  /// Cells whose counts are not to be taken at their word; null: none. Of methods that can do
  /// without (MethodKind::cells_in_doubt).
  const CellsInDoubt* in_doubt = nullptr;

  const CellsInDoubt& doubt() const {
    static const CellsInDoubt none;
    return in_doubt != nullptr ? *in_doubt : none;
  }
  /// Those whose counts are taken at their word.
  double known() const { return table.observed() - count_in_doubt(table, doubt()); }
};

}  // namespace darknumber
