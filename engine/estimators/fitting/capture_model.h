// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/fitting/existence.h"
#include "engine/estimators/fitting/heterogeneity.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {

/// A log-linear model of the observable cells: an intercept, main effects (one a list, or one for
/// all), interactions of lists, and functions of the number of lists.
struct CaptureModel {
  CaptureHistory lists = 0;                  // those in it
  bool lists_differ = false;                 // a main effect each; else one, of the number of lists
  std::vector<CaptureHistory> interactions;  // hierarchical, in the order of terms
  std::vector<CaptureColumn> columns;
  std::uint32_t left_out = 0;  // bit j: the cells of persons on j lists are not in the fit
};

/// A model without columns, for a table. Where lists differ, one with nobody on it leaves the fit,
/// as in every log-linear model here; where they are alike, it is one of them.
CaptureModel capture_model_of(const TableMargins& table, bool lists_differ);

/// A coefficient at the maximum: infinite where the likelihood takes it there, NaN where it may go
/// anywhere; only a finite one has a variance.
struct CaptureCoefficient {
  double value = 0.0;
  double variance = 0.0;
};

/// Where the likelihood has no finite maximum, the fit is that of its face (existence.h).
struct CaptureFit {
  FitStatus status = FitStatus::not_converged;
  std::vector<CaptureCoefficient> coefficients;  // intercept, main effects, interactions, columns
  int parameters = 0;                            // those that its cells tell apart
  std::vector<double> mean;                      // fitted, by history
  std::vector<CaptureHistory> off_face;          // cells that the fit gives to nobody
  bool all_seen = false;                         // the dark figure goes to 0
};

/// A model that a method arrived at, and its fit.
struct FittedCaptureModel {
  CaptureModel model;
  CaptureFit fit;
};

/// The maximum likelihood fit of a model, with its existence decided first. Without interactions
/// its columns are independent on its cells; with them some can say what others say, as j^2/2 is a
/// sum of all main effects and pairs: then the first ones count, and those that cannot be told
/// apart have the coefficient NaN. `no_mle` where the dark figure grows without end,
/// `not_identifiable` where it may be anything, so where fewer than two lists are in it.
CaptureFit fit_capture_model(const TableMargins& table, const CaptureModel& model);

/// The design of a model over its cells and, before them, the cell of those on no list, as far as
/// they are on the face where somebody is on none, and with columns that are independent there.
struct CompleteDesign {
  std::vector<double> rows;    // one after another, as fit_poisson takes them
  std::vector<double> counts;  // one a row; 0 for the first, whose count is not observed
};
CompleteDesign complete_design_of(const TableMargins& table, const CaptureModel& model);

/// What a fit of all cells says of the model: the same as of every log-linear model.
FittedModel fitted_model_of(const TableMargins& table, const CaptureModel& model,
                            const CaptureFit& fit);

/// Deviance, log-likelihood and criteria of fitted means by history, into a model whose number of
/// parameters is set.
void add_criteria(const TableMargins& table, const std::vector<double>& mean, FittedModel& fitted);

}  // namespace darknumber
