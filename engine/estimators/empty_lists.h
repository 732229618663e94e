// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/intervals/wrapped_interval.h"

namespace darknumber {

/// `fit` without the lists that nobody is on: it sees the table, the terms and the shares of the
/// others alone, and so does its interval; the sets of lists in the estimate are over all lists
/// again. A method that takes two lists sees both as they are. A list of a cell left out stays,
/// whatever is counted there: who knows whether anyone is on it?
FitOutcome fit_without_empty_lists(const EstimatorSpec& spec, const FitInput& input, MethodFit fit);

/// The table over the lists that have someone, or a cell left out.
ContingencyTable without_empty_lists(const ContingencyTable& table, const CellsInDoubt& cells);

/// Cells of such a table, over those lists.
CellsInDoubt without_empty_lists(const CellsInDoubt& cells, const ContingencyTable& table);

}  // namespace darknumber
