// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/closed_population.h"

#include <cmath>
#include <limits>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/bias_correction.h"
#include "engine/estimators/fitting/interval_formulas.h"
#include "engine/estimators/fitting/logit_normal.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/fitting/lower_bound.h"
#include "engine/estimators/methods/capture_selection.h"

namespace darknumber {
namespace {

FitOutcome with_dark_figure(double observed, double dark_figure, double variance, double level) {
  Estimate estimate;
  estimate.population_size = observed + dark_figure;
  estimate.boundary = dark_figure == 0.0;
  if (variance >= 0.0) {  // fractions of persons can make a corrected one negative
    estimate.se = std::sqrt(variance);
    const Interval interval = lognormal_interval(observed, dark_figure, *estimate.se, level);
    if (std::isfinite(interval.upper)) estimate.interval = interval;  // none where it overflows
  }
  const bool finite =
      std::isfinite(estimate.population_size) && std::isfinite(estimate.se.value_or(0.0));
  return finite ? FitOutcome(estimate) : FitOutcome(Status::not_converged);
}

/// Of an intercept and its standard error.
FitOutcome with_intercept(double observed, double intercept, double error, double level) {
  if (intercept == -std::numeric_limits<double>::infinity()) return nobody_unseen(observed);
  const double dark_figure = std::exp(intercept);
  const double ratio = dark_figure * error;
  return with_dark_figure(observed, dark_figure, dark_figure + ratio * ratio, level);
}

/// A bias-corrected estimate has no model: its likelihood is not that of the table.
FitOutcome bias_corrected(const ClosedPopulation& method, const FitInput& input) {
  DN_EXPECT(has_bias_correction(method.lists_differ, method.heterogeneity),
            "a model with a bias correction");
  const ContingencyTable& table = input.table;
  const double observed = table.observed();
  if (table.overlap() == 0.0) return Status::no_overlap;
  if (table.lists() < least_lists_of_bias_correction) return Status::not_identifiable;
  if (!method.lists_differ && method.heterogeneity == Heterogeneity::chao) {
    const CorrectedLowerBound bound = corrected_lower_bound(table);
    return with_dark_figure(observed, bound.dark_figure, bound.variance, input.level);
  }
  const TableMargins corrected =
      margins_of(bias_corrected_table(table, method.lists_differ, method.heterogeneity));
  const FittedCaptureModel result = fit_heterogeneity(method, corrected);
  if (result.fit.status != FitStatus::ok) return failure_of(result.fit.status);
  const CaptureCoefficient& intercept = result.fit.coefficients[0];
  FitOutcome outcome =
      with_intercept(observed, intercept.value, std::sqrt(intercept.variance), input.level);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->boundary |= !result.fit.off_face.empty();
  return outcome;
}

/// The model that the table chooses.
FitOutcome fit_chosen(const ClosedPopulation& method, const FitInput& input) {
  ChosenInteractions chosen =
      choose_interactions(method, margins_of(input.table), input.streams.stop);
  if (chosen.status != FitStatus::ok) return failure_of(chosen.status);
  ClosedPopulation given = method;
  given.select.reset();
  given.terms = std::move(chosen.interactions);
  FitOutcome outcome = fit(given, input);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome)) {
    estimate->tied = std::move(chosen.tied);
    estimate->skipped = std::move(chosen.skipped);
    estimate->compared = chosen.compared;
  }
  return outcome;
}

}  // namespace

FittedCaptureModel fit_heterogeneity(const ClosedPopulation& method, const TableMargins& table) {
  return method.heterogeneity == Heterogeneity::chao
             ? fit_lower_bound(table, method.lists_differ)
             : fit_with_interactions(method, table, method.terms);
}

FitOutcome fit(const ClosedPopulation& method, const FitInput& input) {
  if (method.bias_corrected) return bias_corrected(method, input);
  if (method.select) return fit_chosen(method, input);
  const TableMargins table = margins_of(input.table);
  FittedModel fitted;
  bool boundary = false;
  if (method.heterogeneity == Heterogeneity::normal) {
    const FitStatus status = fit_logit_normal_model(table, method.lists_differ, fitted);
    if (status != FitStatus::ok) return failure_of(status);
  } else {
    const FittedCaptureModel result = fit_heterogeneity(method, table);
    if (result.fit.status != FitStatus::ok) return failure_of(result.fit.status);
    fitted = fitted_model_of(table, result.model, result.fit);
    boundary = !result.fit.off_face.empty();
  }
  FitOutcome outcome =
      with_intercept(table.margins[0], fitted.intercept, fitted.intercept_se, input.level);
  if (Estimate* estimate = std::get_if<Estimate>(&outcome)) {
    estimate->boundary |= boundary;
    if (!fitted.terms.empty()) estimate->model = std::move(fitted);
  }
  return outcome;
}

}  // namespace darknumber
