// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// N-hat = n10 + n01 + n11 + d, d = theta n10 n01 / n11, with theta the odds ratio between the two
/// lists taken as known: a log-linear model with offset log theta in the cell of both.
/// Variance by the delta method, of a multinomial table of N persons, where N-hat is homogeneous of
/// degree 1 in the cells: sum x (dN/dx)^2 - N-hat = d + d^2 (1/n10 + 1/n01 + 1/n11). At theta = 1
/// that is Lincoln-Petersen's n1 n2 n10 n01 / n11^3.
/// `no_overlap` where n11 = 0. The table has two lists.
/// Source: Gerritse, van der Heijden & Bakker (2015), J. Official Statistics 31, 357-379.
FitOutcome fit(const FixedOddsRatio& method, const FitInput& input);

}  // namespace darknumber
