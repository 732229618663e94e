// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/core/random_stream.h"

namespace darknumber {

/// No draw asks for more persons of one history: a number that 64 bits hold, and a million times
/// the largest table. For two lists its posterior probability is some (n / 1e18)^2, for more it is
/// less.
inline constexpr double most_unseen_persons = 1e18;

/// How many have a history of probability p, given that `others` have another one, that N has the
/// prior 1/N, and that they are `most` at most: a negative binomial number, cut off. First by
/// drawing until one is small enough, then by the distribution function from `most` down.
std::int64_t draw_unseen_at_most(std::int64_t others, double p, std::int64_t most,
                                 RandomStream& stream);

}  // namespace darknumber
