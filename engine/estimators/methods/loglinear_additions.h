// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/fitting/lane_fits.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {

/// A model, its criterion and the coefficients of its maximum.
struct GrownModel {
  LoglinearModel model;
  std::vector<double> coefficients;
  double criterion = 0.0;
  CaptureHistory added = 0;          // the term that it adds; 0 for none
  std::vector<CaptureHistory> tied;  // terms that would do as well
  std::vector<SkippedTerm> skipped;  // terms with which there is no estimate
  bool at_hand = false;              // the workspace of the fits still holds its maximum
};

/// The best of the models with one more of the terms, where one is better than the current model.
/// `base` holds the current model's maximum, and the factor there or one step before; `work` and
/// `lanes` are for the fits. Which terms are passed over changes nothing but the time it takes, and
/// whether a term without an estimate that is outdone is named as skipped.
GrownModel best_addition(const Selection& selection, const GrownModel& current,
                         const std::vector<CaptureHistory>& terms, const LoglinearWorkspace& base,
                         LoglinearWorkspace& work, LaneFits& lanes);

}  // namespace darknumber
