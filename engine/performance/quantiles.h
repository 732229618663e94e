// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/quantile.h"

namespace darknumber {

/// The MCSE of the quantile of type 7: the width of the order-statistic interval between the ranks
/// qbinom(.025; n, p) and qbinom(.975; n, p) + 1, held within 1 and n, / 3.92. NaN where the
/// upper end is +infinity, and with n < 2. Source of the interval: David & Nagaraja (2003), Order
/// Statistics, section 7.1; 3.92 is the width of a normal 95 % interval in standard errors.
double quantile_mcse_of_sorted(std::span<const double> sorted, double p);

/// Whether the quantile of the law that a sorted sample is from is +infinity, and not only that of
/// the sample: were it finite, a share p of the law or more would be, and so few finite numbers as
/// the sample has would come in 5 of 1,000 samples at the most, which is what lies beyond 2.576
/// standard errors on one side. Source: the quantile test, Conover (1999), Practical Nonparametric
/// Statistics, section 3.2.
bool surely_infinite_quantile(std::span<const double> sorted, double p);

/// qbinom(q; n, p): the least k with P(X <= k) >= q, X ~ Binomial(n, p); 0 < q < 1.
std::int64_t binomial_quantile(double q, std::int64_t n, double p);

}  // namespace darknumber
