// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/core/random_stream.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// The estimate of `spec` from a table over its own lists, or the reason why there is none.
/// `in_use` is the table over all lists in use, which decides between `no_overlap` and a boundary.
/// Records that the spec assumes to be false are removed before the method sees the table; where a
/// drawn table has too few to remove, there is no estimate: `no_data`. Lists without records leave
/// every method but those that take two lists.
/// What draws depends on `streams` and the table alone. Never a number that is not finite.
/// `by_stratum`: tables over the same lists, for a method with covariates, whose sum is
/// `over_lists`. Thread-safe: there is no state outside the call.
FitOutcome fit(const EstimatorSpec& spec, const ContingencyTable& over_lists,
               const ContingencyTable& in_use, const StreamKey& streams = {},
               std::span<const ContingencyTable> by_stratum = {});

/// The same from a table over agencies: the one way from a table to an estimate that the program
/// has.
FitOutcome estimate(const EstimatorSpec& spec, const ListsInUse& in_use,
                    const ContingencyTable& over_agencies, const StreamKey& streams = {});

}  // namespace darknumber
