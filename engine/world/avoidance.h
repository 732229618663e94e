// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/random_stream.h"
#include "engine/world/law.h"

namespace darknumber {

/// A kernel: contact with agency j suppresses the own detection by agency l with probability d_jl.
/// Each l of the set h of own detections is lost with probability 1 - prod_{j in h, j != l} (1 -
/// d_jl), independently; only own detections count, on both sides, so the step has no order in
/// time. With one pair it is the behavioural response of Otis et al. (1978), Wildlife
/// Monographs 62.
struct Avoidance {
  std::vector<double> kept;  // 1 - d_jl at [j * agencies + l]

  int agencies() const;
};

/// The law face, of one law or of several side by side, as `together` puts them. Cost: 3^k.
Law law(const Avoidance& avoidance, const Law& detected);

/// The law face read backwards: the mean of `values`, by history, over what the step makes of each
/// history; or of several values of each, side by side. Cost: 3^k.
std::vector<double> mean_after(const Avoidance& avoidance, const std::vector<double>& values);

/// The draw face. One random number an agency, whether or not it detected the person.
CaptureHistory draw(const Avoidance& avoidance, CaptureHistory detected, RandomStream& stream);

}  // namespace darknumber
