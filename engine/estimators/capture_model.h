// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/fitting/loglinear_model.h"
#include "engine/estimators/fitting/poisson_regression.h"
#include "engine/estimators/heterogeneity.h"

namespace darknumber {

/// A log-linear model of the observable cells: an intercept, main effects (one a list, or one for
/// all), and functions of the number of lists.
struct CaptureModel {
  CaptureHistory lists = 0;   // those in it
  bool lists_differ = false;  // a main effect each; else one, of the number of lists
  std::vector<CaptureColumn> columns;
  std::uint32_t left_out = 0;  // bit j: the cells of persons on j lists are not in the fit
};

/// A model without columns, for a table. Where lists differ, one with nobody on it leaves the fit,
/// as in every log-linear model here; where they are alike, it is one of them.
CaptureModel capture_model_of(const TableMargins& table, bool lists_differ);

struct CaptureFit {
  FitStatus status = FitStatus::not_converged;
  PoissonRegression regression;  // intercept, main effects, columns
};

/// A model that a method arrived at, and its fit.
struct FittedCaptureModel {
  CaptureModel model;
  CaptureFit fit;
};

/// The maximum likelihood fit of a model whose columns are independent on its cells, with its
/// existence decided first (existence.h).
CaptureFit fit_capture_model(const TableMargins& table, const CaptureModel& model);

/// Whether the likelihood of a model has a finite maximum, unique or not.
bool maximum_exists(const TableMargins& table, const CaptureModel& model);

/// The design of a model over its cells and, before them, the cell of those on no list.
struct CompleteDesign {
  std::vector<double> rows;    // one after another, as fit_poisson takes them
  std::vector<double> counts;  // one a row; 0 for the first, whose count is not observed
};
CompleteDesign complete_design_of(const TableMargins& table, const CaptureModel& model);

/// What a fit of all cells says of the model: the same as of every log-linear model.
FittedModel fitted_model_of(const TableMargins& table, const CaptureModel& model,
                            const PoissonRegression& regression);

/// Deviance, log-likelihood and criteria of fitted means by history, into a model whose number of
/// parameters is set.
void add_criteria(const TableMargins& table, const std::vector<double>& mean, FittedModel& fitted);

}  // namespace darknumber
