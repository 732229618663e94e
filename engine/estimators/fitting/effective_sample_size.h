// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace darknumber {

/// How many independent draws give a mean as exact as that of this chain: its length over the sum
/// of its autocorrelations over all lags. The sum stops where the sum of two neighbours is no
/// longer positive, and those sums are made to fall. At most the length; the length of a chain that
/// does not vary. Source: Geyer (1992), Statistical Science 7, section 3.3: initial monotone
/// sequence.
double effective_sample_size(std::span<const double> chain);

}  // namespace darknumber
