// SPDX-License-Identifier: MIT
#pragma once

namespace darknumber {

/// log P(low < X < high) of a gamma variate with rate 1, 0 <= low < high, high possibly infinite;
/// finite also where the probability itself is below any double.
double log_gamma_between(double shape, double low, double high);

}  // namespace darknumber
