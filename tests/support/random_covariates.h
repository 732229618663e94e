// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/random_stream.h"
#include "engine/scenario/scenario.h"

namespace darknumber::testing {

/// Crosses the one stratum of a scenario into the patterns of a covariate or two, and lets their
/// levels set rates of agencies.
void draw_covariates(Scenario& scenario, RandomStream& stream);

}  // namespace darknumber::testing
