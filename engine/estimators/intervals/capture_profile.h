// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// Whether there is one: the model has a likelihood with one parameter for heterogeneity.
inline bool has_capture_profile(const ClosedPopulation& model) {
  return !model.bias_corrected && (model.heterogeneity == Heterogeneity::poisson ||
                                   model.heterogeneity == Heterogeneity::darroch ||
                                   model.heterogeneity == Heterogeneity::gamma);
}

/// The profile interval (profile_interval.h) of a closed-population model that can have one and has
/// an estimate on `table`, with the interactions of `method.terms`; `start` >= 0: its dark figure.
std::optional<Interval> capture_profile_interval(const ContingencyTable& table,
                                                 const ClosedPopulation& method, double start,
                                                 double level);

}  // namespace darknumber
