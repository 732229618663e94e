// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// N-hat = n1 n2 / o, with o = (m - gamma n1) / (1 - beta - gamma) the true overlap that the m
/// links speak of: linkage misses a true pair with probability beta, and gives a person of the
/// first list who is not on the second a false link with probability gamma, so that
/// E m = N p1 (p2 (1 - beta) + (1 - p2) gamma).
/// Variance by the delta method. Of N persons, each on list 1 with probability p1, on list 2 with
/// p2, and linked as above, all independent, (n1, n2, m) is a sum; with w = m - gamma n1,
/// d log N-hat = (1/n1 + gamma/w) dn1 + dn2/n2 - dm/w, p1 and p2 taken as n1/N-hat and n2/N-hat.
/// Rates known, and beta = gamma = 0 gives Lincoln-Petersen with its variance.
/// The interval has n = n1 + n2 - o, the persons on either list as the rates have it; there is
/// none where o exceeds the smaller list, which the rates then do not explain.
/// `no_overlap` where w <= 0. The table has two lists.
/// Source: Ding & Fienberg (1994), Survey Methodology 20, 149-158; the variance derived here.
FitOutcome fit(const LinkageCorrected& method, const FitInput& input);

}  // namespace darknumber
