// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/core/contingency_table.h"

namespace darknumber {

/// A fit by the textbook's way.
struct DesignMatrixFit {
  bool converged = false;
  std::vector<double> coefficients;  // one a term, the intercept first
  std::vector<double> variances;     // of the coefficients
  double log_likelihood = 0.0;       // without the sum of log Gamma(x + 1)
};

/// Poisson regression of the observable cells on `terms` (0, the intercept, first) by iteratively
/// weighted least squares with an explicit design matrix and a pivoted QR decomposition: the
/// readable twin of the lattice fit, for tests and benchmarks. `cells` are those in the fit.
/// Decides nothing about existence. Source: McCullagh & Nelder (1989), section 2.5.
DesignMatrixFit fit_by_design_matrix(const ContingencyTable& table,
                                     std::span<const CaptureHistory> terms,
                                     std::span<const CaptureHistory> cells);

}  // namespace darknumber
