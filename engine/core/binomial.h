// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/binomial_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <cstdint>

#include "engine/core/random_stream.h"

namespace darknumber {

/// More persons than this are not drawn: up to here a double says how many they are.
inline constexpr double most_persons_drawn = 0x1p53;

/// Successes among `n` persons, each with probability `p` in [0, 1] (rounding may leave it a hair
/// outside). Boost.Random: inversion below a mean of 11, BTRD above (Hormann 1993).
inline std::int64_t draw_binomial(std::int64_t n, double p, RandomStream& stream) {
  if (n == 0 || p <= 0.0) return 0;
  if (p >= 1.0) return n;
  return boost::random::binomial_distribution<std::int64_t, double>(n, p)(stream);
}

/// A Poisson number with expectation `mean` (0 gives 0).
inline std::int64_t draw_poisson(double mean, RandomStream& stream) {
  if (mean <= 0.0) return 0;
  return boost::random::poisson_distribution<std::int64_t, double>(mean)(stream);
}

}  // namespace darknumber
