// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// The profile interval (profile_interval.h) of a closed-population model with one parameter for
/// heterogeneity (poisson, darroch, gamma), not bias-corrected, that has an estimate on `table`;
/// `start` >= 0: its dark figure.
std::optional<Interval> capture_profile_interval(const ContingencyTable& table,
                                                 const ClosedPopulation& method, double start,
                                                 double level);

}  // namespace darknumber
