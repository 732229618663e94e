// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace darknumber {

/// A Poisson log-linear fit with a design matrix.
struct PoissonRegression {
  bool converged = false;
  std::vector<double> coefficients;  // one a column
  std::vector<double> variances;     // of them: the diagonal of the inverse information
  std::vector<double> mean;          // fitted, one a cell
  double log_likelihood = 0.0;       // without the sum of log Gamma(x + 1)
};

/// The maximum likelihood fit of log mean = design times coefficients, by Newton's method with step
/// halving. `design` holds a row for every count, one after another; its columns are independent.
/// Decides nothing about existence (existence.h): where it is known that the maximum exists,
/// `converged` is false only where rounding ends the search.
/// Source: McCullagh & Nelder (1989), section 2.5.
PoissonRegression fit_poisson(std::span<const double> design, std::span<const double> counts);

}  // namespace darknumber
