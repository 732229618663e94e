// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// How far apart the chains of a fit are: that of the same table and streams.
struct ChainReport {
  double r_hat = 1.0;
  std::vector<double> medians;  // of N, one a chain
};
ChainReport chain_report(const LatentClass& method, const FitInput& input);

FitOutcome fit(const LatentClass& method, const FitInput& input);

}  // namespace darknumber
