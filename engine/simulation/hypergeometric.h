// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/core/random_stream.h"

namespace darknumber {

/// How many of `marked` among `total` are in a sample of `drawn` without replacement. By inversion,
/// from the mode outward, with probabilities relative to the mode's from the ratios of neighbours:
/// no gamma functions, so exact to rounding for any size. Cost: about 20 standard deviations of
/// steps. Boost.Random has no hypergeometric distribution. One random number.
std::int64_t draw_hypergeometric(std::int64_t marked, std::int64_t total, std::int64_t drawn,
                                 RandomStream& stream);

}  // namespace darknumber
