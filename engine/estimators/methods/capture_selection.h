// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/estimate.h"
#include "engine/core/stop.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fitting/capture_model.h"

namespace darknumber {

/// The most lists in an interaction of M_th; two unless the method says otherwise.
int order_of(const ClosedPopulation& method);

/// No more models of M_th with interactions are compared: each is fitted with its design matrix.
inline constexpr std::int64_t most_capture_models = 100'000;

/// The model of M_th with the method's heterogeneity, `poisson`, `darroch` or `gamma`, and these
/// interactions with all that they contain.
FittedCaptureModel fit_with_interactions(const ClosedPopulation& method, const TableMargins& table,
                                         std::vector<CaptureHistory> interactions);

/// The interactions that the method's selection arrives at, and what is to be said of the way.
struct ChosenInteractions {
  FitStatus status =
      FitStatus::ok;  // of the model without interactions, where none has an estimate
  std::vector<CaptureHistory> interactions;
  std::vector<TiedModel> tied;
  std::vector<SkippedTerm> skipped;
  std::optional<ComparedModels> compared;
};

/// By the criterion of the method, as in log-linear models without heterogeneity
/// (loglinear_stepwise.h, loglinear_all.h). `stop` is asked before each fit.
ChosenInteractions choose_interactions(const ClosedPopulation& method, const TableMargins& table,
                                       const StopQuestion* stop);

}  // namespace darknumber
