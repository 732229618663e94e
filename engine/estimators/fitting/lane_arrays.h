// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "engine/estimators/fitting/lane_kernels.h"
#include "engine/estimators/fitting/lane_vectors.h"

namespace darknumber::lanes {

/// A fit's arrays, one vector an entry.
template <std::size_t width>
struct Arrays {
  using Reals = typename VectorsOf<width>::Reals;

  Arrays(const LaneProblem& problem, double* storage)
      : size(problem.shared_terms + 1), histories(problem.histories) {
    auto* at = reinterpret_cast<Reals*>(storage);
    coefficients = at, at += size;
    step = at, at += size;
    score = at, at += size;
    inverse_pivots = at, at += size;
    mean = at, at += histories;
    margins = at, at += histories;
    predictor = at, at += histories;
    factor = at;
    for (std::size_t l = 0; l < width; ++l) last[l] = problem.last[l < problem.lanes ? l : 0];
  }

  static std::size_t doubles(std::size_t size, std::size_t histories) {
    return width * (4 * size + 3 * histories + size * size);
  }

  std::size_t size, histories;
  CaptureHistory last[width];  // unused lanes have that of the first
  Reals *coefficients, *step, *score, *inverse_pivots;
  Reals *mean, *margins, *predictor;
  Reals* factor;  // rows of the upper Cholesky factor
};

}  // namespace darknumber::lanes
