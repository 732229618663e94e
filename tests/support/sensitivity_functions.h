// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/study/sensitivity/replicated_outputs.h"

namespace darknumber::testing {

/// A function on the unit cube.
using CubeFunction = std::function<double(std::span<const double>)>;

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 with x uniform on (-pi, pi). Source: Ishigami & Homma
/// (1990).
double ishigami(std::span<const double> cube);

/// The product of (|4 x_i - 2| + a_i) / (1 + a_i), a = (0, 1, 4.5, 9, 99, 99, 99, 99). Source:
/// Saltelli & Sobol' (1995).
double sobol_g(std::span<const double> cube);

/// Morris's function of 20 factors (1991, Technometrics 33) with the coefficients that he drew set
/// to signs: first order (-1)^i, second order (-1)^(i+j), none beyond.
double morris_function(std::span<const double> cube);

/// The function at every row of a design, exact.
template <typename Design>
ReplicatedOutputs exact_outputs(const Design& design, const CubeFunction& function) {
  ReplicatedOutputs outputs;
  for (std::size_t row = 0; row < design.rows(); ++row)
    outputs.values.push_back(function(design.row(row).point));
  return outputs;
}

}  // namespace darknumber::testing
