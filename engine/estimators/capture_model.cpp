// SPDX-License-Identifier: MIT
#include "engine/estimators/capture_model.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/existence.h"
#include "engine/estimators/loglinear_estimate.h"

namespace darknumber {
namespace {

/// The cells in the fit.
std::vector<CaptureHistory> cells_of(const TableMargins& table, const CaptureModel& model) {
  std::vector<CaptureHistory> cells;
  for (CaptureHistory h = 1; h < table.counts.size(); ++h)
    if (is_subset(h, model.lists) && ((model.left_out >> lists_on(h)) & 1U) == 0)
      cells.push_back(h);
  return cells;
}

/// The cell's entries for the intercept and the main effects.
template <typename Number>
std::vector<Number> main_entries(const CaptureModel& model, CaptureHistory cell) {
  std::vector<Number> row{1};
  if (model.lists_differ) {
    for (int list = 0; list < max_lists; ++list)
      if (contains(model.lists, list)) row.push_back(contains(cell, list) ? 1 : 0);
  } else {
    row.push_back(static_cast<Number>(lists_on(cell)));
  }
  return row;
}

WholeRow whole_row(const CaptureModel& model, CaptureHistory cell) {
  WholeRow row = main_entries<std::int64_t>(model, cell);
  for (const CaptureColumn& column : model.columns)
    row.push_back(column.whole[static_cast<std::size_t>(lists_on(cell))]);
  return row;
}

std::vector<double> design_of(const CaptureModel& model, const std::vector<CaptureHistory>& cells) {
  std::vector<double> design;
  for (CaptureHistory cell : cells) {
    const std::vector<double> row = main_entries<double>(model, cell);
    design.insert(design.end(), row.begin(), row.end());
    for (const CaptureColumn& column : model.columns)
      design.push_back(column.at[static_cast<std::size_t>(lists_on(cell))]);
  }
  return design;
}

}  // namespace

CaptureModel capture_model_of(const TableMargins& table, bool lists_differ) {
  CaptureModel model;
  model.lists_differ = lists_differ;
  for (int list = 0; list < table.lists; ++list)
    if (!lists_differ || table.margins[only(list)] > 0.0) model.lists |= only(list);
  return model;
}

bool maximum_exists(const TableMargins& table, const CaptureModel& model) {
  std::vector<WholeRow> positive;
  std::vector<WholeRow> doubtful;
  for (CaptureHistory cell : cells_of(table, model))
    (table.counts[cell] > 0.0 ? positive : doubtful).push_back(whole_row(model, cell));
  const std::size_t columns = whole_row(model, 0).size();
  return maximum_exists(columns, positive, doubtful);
}

CaptureFit fit_capture_model(const TableMargins& table, const CaptureModel& model) {
  CaptureFit fit;
  if (!maximum_exists(table, model)) {
    fit.status = FitStatus::no_mle;
    return fit;
  }
  const std::vector<CaptureHistory> cells = cells_of(table, model);
  std::vector<double> counts;
  for (CaptureHistory cell : cells) counts.push_back(table.counts[cell]);
  fit.regression = fit_poisson(design_of(model, cells), counts);
  if (fit.regression.converged) fit.status = FitStatus::ok;
  return fit;
}

CompleteDesign complete_design_of(const TableMargins& table, const CaptureModel& model) {
  std::vector<CaptureHistory> cells = cells_of(table, model);
  cells.insert(cells.begin(), 0);
  CompleteDesign design{design_of(model, cells), {}};
  for (CaptureHistory cell : cells) design.counts.push_back(table.counts[cell]);
  return design;
}

void add_criteria(const TableMargins& table, const std::vector<double>& mean, FittedModel& fitted) {
  double deviance = 0.0;
  double kernel = 0.0;
  for (CaptureHistory h = 1; h < table.counts.size(); ++h) {
    const double count = table.counts[h];
    deviance += mean[h] - count;
    kernel -= mean[h];
    if (count == 0.0) continue;
    deviance += count * std::log(count / mean[h]);
    kernel += count * std::log(mean[h]);
  }
  fitted.deviance = std::max(0.0, 2.0 * deviance);  // a saturated model's is 0, rounding aside
  fitted.log_likelihood = kernel - log_likelihood_constant(table);
  fitted.aic = -2.0 * fitted.log_likelihood + 2.0 * fitted.parameters;
  fitted.bic = -2.0 * fitted.log_likelihood + std::log(table.margins[0]) * fitted.parameters;
  const auto cells = static_cast<double>(table.counts.size() - 1);
  fitted.bic_cells = -2.0 * fitted.log_likelihood + std::log(cells) * fitted.parameters;
}

FittedModel fitted_model_of(const TableMargins& table, const CaptureModel& model,
                            const PoissonRegression& regression) {
  FittedModel fitted;
  fitted.intercept = regression.coefficients[0];
  fitted.intercept_se = std::sqrt(regression.variances[0]);
  std::size_t next = 1;
  for (int list = 0; list < table.lists; ++list) {
    if (!contains(model.lists, list)) continue;
    fitted.terms.push_back(only(list));
    fitted.coefficients.push_back(regression.coefficients[next]);
    fitted.standard_errors.push_back(std::sqrt(regression.variances[next]));
    if (model.lists_differ) ++next;
  }
  if (!model.lists_differ) ++next;
  for (const CaptureColumn& column : model.columns) {
    fitted.heterogeneity.push_back(
        {column.name, regression.coefficients[next], std::sqrt(regression.variances[next])});
    ++next;
  }
  fitted.parameters = static_cast<int>(regression.coefficients.size());
  std::vector<double> mean(table.counts.size(), 0.0);
  const std::vector<CaptureHistory> cells = cells_of(table, model);
  for (std::size_t c = 0; c < cells.size(); ++c) mean[cells[c]] = regression.mean[c];
  add_criteria(table, mean, fitted);
  return fitted;
}

}  // namespace darknumber
