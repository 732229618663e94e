// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/random_stream.h"

namespace darknumber::testing {

inline bool coin(RandomStream& stream, double probability = 0.5) {
  return stream.uniform() < probability;
}

inline double between(RandomStream& stream, double low, double high) {
  return low + (high - low) * stream.uniform();
}

inline int whole(RandomStream& stream, int low, int high) {
  return low + static_cast<int>(stream.uniform() * (high - low + 1));
}

/// Mostly an inner probability; now and then 0 or 1 exactly.
inline double random_probability(RandomStream& stream, double low, double high) {
  const double inner = between(stream, low, high);
  const double which = stream.uniform();
  if (which < 0.04) return 0.0;
  return which < 0.07 ? 1.0 : inner;
}

}  // namespace darknumber::testing
