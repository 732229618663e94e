// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// A log-linear model's fit as the textbook has it, for tests: explicit design matrices, the face
/// and the limit of the intercept by non-negative least squares in floating point, the maximum on
/// the face by iteratively weighted least squares. It shares no decision with the engine.
struct FaceFit {
  Status status = Status::ok;
  double population_size = 0.0;
  double kernel = 0.0;  // log-likelihood without the sum of log Gamma(x + 1)
  int parameters = 0;
  bool all_seen = false;  // the intercept goes to -infinity
  std::vector<CaptureHistory> face;
};

/// `interactions` of two lists or more; what they contain is added. A table of some persons and few
/// lists, whole numbers.
FaceFit fit_on_face(const ContingencyTable& table, std::span<const CaptureHistory> interactions);

/// The least of |columns x - target|^2 over x >= 0, as its residual. Source: Lawson & Hanson
/// (1974), Solving Least Squares Problems, chapter 23. Columns and target by their entries.
std::vector<double> residual_of_cone(const std::vector<std::vector<double>>& columns,
                                     const std::vector<double>& target);

/// Forward selection written out, by AIC or BIC: every candidate of every step is a model, fitted
/// anew. Criteria within 1e-9 tie.
struct ForwardSelection {
  FaceFit fit;
  std::vector<CaptureHistory> pairs;  // chosen, in order
};
ForwardSelection select_forward(const ContingencyTable& table, Criterion criterion);

}  // namespace darknumber
