// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "engine/core/stop.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {

/// Interactions, in the order of terms.
using Interactions = std::vector<CaptureHistory>;

/// A model that was fitted.
struct VisitedModel {
  const LoglinearModel& model;
  const Interactions& interactions;
  FitStatus status;
  double kernel;  // the log-likelihood at the maximum without its constant, where there is one
};

using ModelVisitor = std::function<void(const VisitedModel&)>;

/// Fits every hierarchical model whose interactions have up to `order` lists, independence first,
/// and shows each to `visit`; empty lists take no part. Whether to stop is asked after each fit.
void visit_all_models(const TableMargins& table, int order, const ModelVisitor& visit,
                      const StopQuestion* stop);

}  // namespace darknumber
