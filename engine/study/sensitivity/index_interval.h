// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "engine/core/estimate.h"

namespace darknumber {

/// An estimated sensitivity index. No value: not defined, as where the output is constant. The
/// interval is as estimated, and may reach below 0 or above 1.
struct SensitivityIndex {
  std::optional<double> value;
  std::optional<Interval> interval;
  std::size_t n_used = 0;  // base points that it rests on, over all scrambles
};

/// value +- t se, Student's t with so many degrees of freedom, which need not be whole.
Interval student_interval(double value, double se, double degrees_of_freedom, double level);

}  // namespace darknumber
