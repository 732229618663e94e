// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace darknumber {

/// The contract of the measures asks for this many resamples.
inline constexpr int bootstrap_resamples = 200;

/// A number made of a sorted sample.
using Statistic = double (*)(std::span<const double> sorted);

/// Standard errors of statistics of a sorted sample, one each: their standard deviations over the
/// same resamples, drawn on a fixed key and handed over sorted. NaN for a statistic that is
/// infinite or NaN in any of them, and with n < 2. Nearly all of the cost is that of the draws, 200
/// n of them, so statistics that are wanted together are best asked for together.
/// Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 6.
std::vector<double> bootstrap_ses(std::span<const double> sorted,
                                  std::span<const Statistic> statistics);

}  // namespace darknumber
