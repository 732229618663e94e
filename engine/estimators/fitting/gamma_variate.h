// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/normal_distribution.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// A Gamma(shape) variate with scale 1, shape >= 1. A sampler draws a hundred a sweep: with Boost's
/// normal variates it costs a fifth of what boost::random::gamma_distribution does, by tangents.
/// Source: Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26, section 2.
inline double draw_gamma(double shape, RandomStream& stream) {
  DN_EXPECT(shape >= 1.0, "a gamma variate of a shape from 1 on");
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = boost::random::normal_distribution<double>()(stream);
    const double root = 1.0 + c * x;
    if (root <= 0.0) continue;
    const double v = root * root * root;
    const double u = 1.0 - stream.uniform();
    if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return d * v;  // a quick way to say yes
    if (std::log(u) < 0.5 * x * x + d * (1.0 - v + std::log(v))) return d * v;
  }
}

/// The logarithm of a Gamma(shape) variate, also for shapes so small that the variate is below any
/// double: a Gamma(s) is a Gamma(s + 1) times U^(1/s). shape > 0.
inline double draw_log_gamma(double shape, RandomStream& stream) {
  if (shape >= 1.0) return std::log(draw_gamma(shape, stream));
  const double bigger = std::log(draw_gamma(shape + 1.0, stream));
  return bigger + std::log1p(-stream.uniform()) / shape;
}

}  // namespace darknumber
