// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"

namespace darknumber {

/// The profile interval (profile_interval.h) of the log-linear model of `table` with all main
/// effects and `interactions`. `start` >= 0: its dark figure. Where the model has a finite maximum
/// on the observed cells it has one on every complete table, and the profile falls without limit on
/// the right, since the likelihood is strictly concave in the model's coefficients. Where it has
/// none, complete tables have a face of their own, the same for any number of persons on no list.
std::optional<Interval> loglinear_profile_interval(const ContingencyTable& table,
                                                   std::span<const CaptureHistory> interactions,
                                                   double start, double level);

}  // namespace darknumber
