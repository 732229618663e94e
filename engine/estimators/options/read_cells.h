// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/cells_in_doubt.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

/// The cells of "omit" and "upper_bound", over the estimator's lists. Adds a problem for what is no
/// cell, for a cell that is named twice, and for more cells than the method can do without.
CellsInDoubt read_cells_in_doubt(ObjectReader& reader, const MethodKind& kind,
                                 const ListsInUse& lists);

/// Adds a problem for each of the two that a method is given which cannot heed it.
void refuse_cells_in_doubt(ObjectReader& reader, const MethodKind& kind);

/// Adds a problem where the interval asked for cannot be had of a table with cells in doubt.
void check_interval_of_cells(ObjectReader& reader, const EstimatorSpec& spec);

}  // namespace darknumber
