// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "engine/study/tipping/tipping_point.h"

namespace darknumber {

/// A place that was looked at.
struct TippingSample {
  double place = 0.0;  // what orders the samples
  double at = 0.0;     // the factor's value there
  std::optional<double> value;
};

/// What is done between two neighbouring samples on different sides of the target.
using OnChange = std::function<void(const TippingSample& before, const TippingSample& after,
                                    TippingPoints& found)>;

/// Reads samples in ascending order of place: gaps, extremes, monotony; samples at the target, as a
/// plateau if they reach over `plateau_width` or more, else as a crossing; `change` for the rest.
TippingPoints walk_samples(std::span<const TippingSample> samples, double target,
                           double plateau_width, const OnChange& change);

}  // namespace darknumber
