// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace darknumber {

/// Nodes and log weights of Gauss-Hermite quadrature for the standard normal distribution, in
/// ascending order and symmetric to the last bit.
struct NormalNodes {
  std::vector<double> at;
  std::vector<double> log_weight;
};

/// Nodes are the eigenvalues of the polynomials' Jacobi matrix (Golub & Welsch 1969, Math. Comp.
/// 23), weights 2^(n-1) (n-1)! / (n H_(n-1)(x)^2) (Abramowitz & Stegun 1964, 25.4.46, less
/// sqrt(pi)). For numbers of nodes whose factorial a double holds, from 2 to 100.
NormalNodes normal_nodes(int count);

}  // namespace darknumber
