// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// Lincoln-Petersen after a share of the entities on the first list alone is dropped: with
/// k = share n10 of them, N-hat = (n1 - k) n2 / m, Lincoln-Petersen's variance and interval, n in d
/// after trimming too. What the table observed stays what it was: N-hat may be below it.
/// Exact where those dropped are the erroneous ones, and all of them; the share is taken as known,
/// so the standard error leaves out what is not known of it.
/// `no_overlap` where m = 0. The table has two lists.
/// Source: Zhang & Dunne (2018), in Capture-Recapture Methods for the Social and Medical Sciences.
FitOutcome fit(const Trimmed& method, const FitInput& input);

}  // namespace darknumber
