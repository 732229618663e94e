// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "engine/core/estimate.h"

namespace darknumber {

/// An estimated sensitivity index. No value: not defined, as where the output is constant. The
/// interval is as estimated, and may reach below 0 or above 1.
struct SensitivityIndex {
  std::optional<double> value;
  std::optional<Interval> interval;
  std::size_t n_used = 0;  // base points that it rests on, over all scrambles
};

/// The mean of an index over independent scrambles, those without it left out, and, with two or
/// more, Student's t interval of that mean.
SensitivityIndex over_scrambles(std::span<const std::optional<double>> by_scramble, double level);

/// The central interval of the resampled values, by quantiles of type 7. Nothing where a resample
/// has no value, or there are fewer than two.
std::optional<Interval> percentile_interval(std::span<const std::optional<double>> resampled,
                                            double level);

/// value +- t se, Student's t with so many degrees of freedom.
Interval student_interval(double value, double se, std::size_t degrees_of_freedom, double level);

}  // namespace darknumber
