// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "engine/performance/same_answer.h"

namespace darknumber {

/// What the error of a measure's number is relative to, where the number itself is smaller: the
/// truth where it counts persons, 1 where it is a ratio, a share or a logarithm. A bias of 0 is a
/// difference of numbers as large as the truth.
double measure_scale(std::string_view measure, double truth);

/// A number of one row of a study, and what its error is relative to.
struct ScaledNumber {
  double value = 0.0;
  double scale = 1.0;

  double rounding() const;
};

/// The numbers, those that differ by no more than rounding made equal: to 0 or, on the scale 1, to
/// 1 where that is near, else to the smallest of those near it. So differences, variances and ranks
/// made of them hold no rounding. Those that are not finite stay.
std::vector<double> without_rounding(const std::vector<ScaledNumber>& numbers);

/// A sum or difference of numbers, the largest of which has this size; 0 where it is but rounding.
double beyond_rounding(double difference, double size);

}  // namespace darknumber
