// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {

/// Whether the likelihood of an identifiable `model` has a finite maximum, decided exactly.
///
/// It has one exactly when some table, positive on every cell of the model, has the observed
/// margins (Haberman 1974, theorem 2.3; Fienberg & Rinaldo 2012), so only where the table is
/// positive matters, not how large its counts are. `positive` are cells known to be positive in
/// such a table: those with a count, and those of which a fit has proved it; `doubtful` are the
/// model's others.
///
/// There is none exactly when an integer combination v of the terms, the separating direction, is 0
/// on every positive cell, at least 0 on every doubtful one and more on one of them.
bool maximum_exists(const LoglinearModel& model, std::span<const CaptureHistory> positive,
                    std::span<const CaptureHistory> doubtful);

/// A cell's row of a design matrix of whole numbers.
using WholeRow = std::vector<std::int64_t>;

/// The same for a Poisson log-linear model with any design matrix of `columns` columns, given by
/// its rows. The columns may depend on each other: a combination that is 0 on every cell separates
/// nothing.
bool maximum_exists(std::size_t columns, std::span<const WholeRow> positive,
                    std::span<const WholeRow> doubtful);

}  // namespace darknumber
