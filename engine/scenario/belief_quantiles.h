// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/scenario/belief.h"

namespace darknumber {

/// The parameters of a family of two (uniform, log_uniform, beta, normal, lognormal) with these
/// quantiles before truncation, the lower first; a beta lies over `range`. Nothing where there are
/// none.
std::optional<std::vector<double>> parameters_with(BeliefFamily family, const Bounds& range,
                                                   const StatedQuantile& low,
                                                   const StatedQuantile& high);

}  // namespace darknumber
