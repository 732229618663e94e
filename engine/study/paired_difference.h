// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/performance/replicates.h"

namespace darknumber {

/// A measure of some replicates. The rows know the truth.
struct MeasuredRows {
  const std::string& measure;
  const ReplicateRows& rows;
};

/// The Monte Carlo standard error of first - factor * second, measured on the same replicates, one
/// or more. For means: sd(x_r - factor * y_r) / sqrt(R), over the replicates that count in both.
/// For other measures, and where a replicate counts in one alone: the standard deviation over 200
/// bootstrap resamples of the replicates, the same for both, on a fixed key. Where shares differ by
/// the same in all replicates: that of a share of 0 (share_mcse), times what the difference would
/// move by if one replicate counted otherwise. NaN where it does not exist. Source: Efron &
/// Tibshirani (1993), An Introduction to the Bootstrap, chapter 6.
double paired_mcse(const MeasuredRows& first, const MeasuredRows& second, double factor = 1.0);

}  // namespace darknumber
