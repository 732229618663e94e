// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Puts the intervals at the level of `spec` and its further ones into an estimate: `interval_at`
/// gives that at a level, or none.
template <typename IntervalAt>
void set_intervals(const EstimatorSpec& spec, const IntervalAt& interval_at, Estimate& estimate) {
  estimate.interval = interval_at(spec.level);
  estimate.further.clear();
  for (const double level : spec.further_levels) estimate.further.push_back(interval_at(level));
}

}  // namespace darknumber
