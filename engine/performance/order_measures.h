// SPDX-License-Identifier: MIT
#pragma once

#include "engine/performance/calculation.h"

namespace darknumber {

/// Measures from the order of the replicates: of those with an estimate and those whose estimate
/// grows without bound (`no_mle`, `no_overlap`), which count as +infinity; others are left out. A
/// value may be +infinity; its MCSE is then NaN. Quantiles are of type 7 (quantiles.h has their
/// MCSE); the others have the standard deviation over 200 bootstrap resamples on a fixed key.

/// What these measures share, for those who want several of them.
OrderedEstimates order_estimates(const ReplicateRows& rows);

/// Median of t.
Calculated median_estimate(const MeasureInput& input);
/// Median of t / N.
Calculated median_inflation(const MeasureInput& input);
/// 5 % quantile of t.
Calculated q05(const MeasureInput& input);
/// 95 % quantile of t.
Calculated q95(const MeasureInput& input);
/// 75 % quantile less 25 % quantile of t; NaN where both are +infinity.
Calculated iqr(const MeasureInput& input);
/// Mean of t without the floor(R / 10) lowest and the floor(R / 10) highest.
Calculated trimmed_mean(const MeasureInput& input);

}  // namespace darknumber
