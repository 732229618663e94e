// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "engine/performance/calculation.h"

namespace darknumber {

/// Measures that are shares of replicates, or of the intervals there are.

/// The MCSE of a share p of n: sqrt(p (1 - p) / n), and where p is 0 or 1, z / (n + z^2) with z the
/// normal quantile of 95 %, so that z errors reach from p just as far as Wilson's interval does.
/// Sources: Morris, White & Crowther (2019), Table 6; Wilson (1927), Journal of the American
/// Statistical Association 22, whose interval at 0 of n is 0 to z^2 / (n + z^2).
double share_mcse(double p, std::size_t n);

/// Over the replicates with an interval: share of those with lower <= N <= upper.
Calculated coverage(const MeasureInput& input);
/// The same for the mean estimate of these replicates in the place of N.
Calculated coverage_bias_eliminated(const MeasureInput& input);
/// Share of the intervals with N below the lower end.
Calculated miss_below(const MeasureInput& input);
/// Share of the intervals with N above the upper end.
Calculated miss_above(const MeasureInput& input);
/// Mean of upper - lower; MCSE S / sqrt(n).
Calculated width(const MeasureInput& input);

/// Over the replicates with an estimate and those whose estimate grows without bound (`no_mle`,
/// `no_overlap`), which count as +infinity: share with t > X N.
Calculated risk_over(const MeasureInput& input);
/// The same, with t < X N.
Calculated risk_under(const MeasureInput& input);
/// Share of all replicates without an estimate.
Calculated failure_rate(const MeasureInput& input);
/// Share of all replicates with the status of the input.
Calculated failure_rate_of_status(const MeasureInput& input);

}  // namespace darknumber
