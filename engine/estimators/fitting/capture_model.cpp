// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/capture_model.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "engine/estimators/fitting/log_factorial.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/fitting/poisson_regression.h"

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

/// The cell's entries for the intercept, the main effects and the interactions.
template <typename Number>
std::vector<Number> main_entries(const CaptureModel& model, CaptureHistory cell) {
  std::vector<Number> row{1};
  if (model.lists_differ) {
    for (int list = 0; list < max_lists; ++list)
      if (contains(model.lists, list)) row.push_back(contains(cell, list) ? 1 : 0);
  } else {
    row.push_back(static_cast<Number>(lists_on(cell)));
  }
  for (CaptureHistory term : model.interactions) row.push_back(is_subset(term, cell) ? 1 : 0);
  return row;
}

WholeRow whole_row(const CaptureModel& model, CaptureHistory cell) {
  WholeRow row = main_entries<std::int64_t>(model, cell);
  for (const CaptureColumn& column : model.columns)
    row.push_back(column.whole[static_cast<std::size_t>(lists_on(cell))]);
  return row;
}

std::vector<double> row_of(const CaptureModel& model, CaptureHistory cell) {
  std::vector<double> row = main_entries<double>(model, cell);
  for (const CaptureColumn& column : model.columns)
    row.push_back(column.at[static_cast<std::size_t>(lists_on(cell))]);
  return row;
}

/// Cells parted by the face, with the columns that are independent on it.
struct PartedCells {
  std::vector<CaptureHistory> on;
  std::vector<CaptureHistory> off;
  std::vector<WholeRow> rows_on;  // empty where no cell is off, and no interaction in the model
  std::vector<WholeRow> rows_off;
  std::vector<std::size_t> columns;
};

std::size_t columns_of(const CaptureModel& model) {
  return whole_row(model, 0).size();
}

PartedCells part_by_face(const TableMargins& table, const CaptureModel& model,
                         const std::vector<CaptureHistory>& cells) {
  std::vector<WholeRow> positive;
  std::vector<WholeRow> doubtful;
  std::vector<CaptureHistory> empty;
  for (CaptureHistory cell : cells) {
    (table.counts[cell] > 0.0 ? positive : doubtful).push_back(whole_row(model, cell));
    if (table.counts[cell] == 0.0) empty.push_back(cell);
  }
  PartedCells parted;
  for (std::size_t position : off_face(columns_of(model), positive, doubtful)) {
    parted.off.push_back(empty[position]);
    parted.rows_off.push_back(doubtful[position]);
  }
  for (std::size_t c = 0; c < columns_of(model); ++c) parted.columns.push_back(c);
  if (parted.off.empty() && model.interactions.empty()) {
    parted.on = cells;
    return parted;
  }
  std::set_difference(cells.begin(), cells.end(), parted.off.begin(), parted.off.end(),
                      std::back_inserter(parted.on));
  for (CaptureHistory cell : parted.on) parted.rows_on.push_back(whole_row(model, cell));
  parted.columns = independent_columns(columns_of(model), parted.rows_on);
  return parted;
}

std::vector<double> design_of(const CaptureModel& model, const PartedCells& cells) {
  std::vector<double> design;
  for (CaptureHistory cell : cells.on) {
    const std::vector<double> row = row_of(model, cell);
    for (std::size_t column : cells.columns) design.push_back(row[column]);
  }
  return design;
}

std::vector<double> counts_of(const TableMargins& table, const PartedCells& cells) {
  std::vector<double> counts;
  for (CaptureHistory cell : cells.on) counts.push_back(table.counts[cell]);
  return counts;
}

FitStatus status_of(Limit intercept) {
  if (intercept == Limit::plus_infinity) return FitStatus::no_mle;
  return intercept == Limit::undetermined ? FitStatus::not_identifiable : FitStatus::ok;
}

/// The coefficients of all columns, where those of the regression are numbers.
std::vector<CaptureCoefficient> coefficients_at(const std::vector<Limit>& limits,
                                                const PartedCells& cells,
                                                const PoissonRegression& regression) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<CaptureCoefficient> all(limits.size(), {NAN, NAN});
  for (std::size_t i = 0; i < cells.columns.size(); ++i)
    all[cells.columns[i]] = {regression.coefficients[i], regression.variances[i]};
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (limits[c] == Limit::minus_infinity) all[c] = {-infinity, NAN};
    if (limits[c] == Limit::plus_infinity) all[c] = {infinity, NAN};
    if (limits[c] == Limit::undetermined) all[c] = {NAN, NAN};
  }
  return all;
}

/// How many of its columns the cells in the fit tell apart.
int parameters_of(const TableMargins& table, const CaptureModel& model) {
  if (model.interactions.empty()) return static_cast<int>(columns_of(model));
  std::vector<WholeRow> rows;
  for (CaptureHistory cell : cells_of(table, model)) rows.push_back(whole_row(model, cell));
  return static_cast<int>(independent_columns(columns_of(model), rows).size());
}

}  // namespace

CaptureModel capture_model_of(const TableMargins& table, bool lists_differ) {
  CaptureModel model;
  model.lists_differ = lists_differ;
  for (int list = 0; list < table.lists; ++list)
    if (!lists_differ || table.margins[only(list)] > 0.0) model.lists |= only(list);
  return model;
}

CaptureFit fit_capture_model(const TableMargins& table, const CaptureModel& model) {
  CaptureFit fit;
  fit.status = FitStatus::not_identifiable;
  if (lists_on(model.lists) < 2) return fit;
  const PartedCells cells = part_by_face(table, model, cells_of(table, model));
  std::vector<Limit> limits(columns_of(model), Limit::finite);
  if (!cells.rows_on.empty()) {
    const Limits where(columns_of(model), cells.rows_on, cells.rows_off);
    for (std::size_t c = 0; c < limits.size(); ++c) limits[c] = where.of(c);
  }
  fit.off_face = cells.off;
  fit.all_seen = limits[0] == Limit::minus_infinity;
  fit.status = status_of(limits[0]);
  if (fit.status != FitStatus::ok) return fit;
  const PoissonRegression regression =
      fit_poisson(design_of(model, cells), counts_of(table, cells));
  if (!regression.converged) {
    fit.status = FitStatus::not_converged;
    return fit;
  }
  fit.coefficients = coefficients_at(limits, cells, regression);
  fit.parameters = parameters_of(table, model);
  fit.mean.resize(table.counts.size());
  for (std::size_t c = 0; c < cells.on.size(); ++c) fit.mean[cells.on[c]] = regression.mean[c];
  return fit;
}

CompleteDesign complete_design_of(const TableMargins& table, const CaptureModel& model) {
  std::vector<CaptureHistory> cells = cells_of(table, model);
  cells.insert(cells.begin(), 0);
  TableMargins complete = table;
  complete.counts[0] = table.margins[0];  // how many does not matter for the face
  const PartedCells parted = part_by_face(complete, model, cells);
  return {design_of(model, parted), counts_of(table, parted)};
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
  fitted.log_likelihood = kernel - log_likelihood_constant(table.counts);
  fitted.set_criteria(table.margins[0], table.counts.size() - 1);
}

FittedModel fitted_model_of(const TableMargins& table, const CaptureModel& model,
                            const CaptureFit& fit) {
  FittedModel fitted;
  fitted.intercept = fit.coefficients[0].value;
  fitted.intercept_se = std::sqrt(fit.coefficients[0].variance);
  std::size_t next = 1;
  for (int list = 0; list < table.lists; ++list) {
    if (!contains(model.lists, list)) continue;
    fitted.terms.push_back(only(list));
    fitted.coefficients.push_back(fit.coefficients[next].value);
    fitted.standard_errors.push_back(std::sqrt(fit.coefficients[next].variance));
    if (model.lists_differ) ++next;
  }
  if (!model.lists_differ) ++next;
  for (CaptureHistory term : model.interactions) {
    fitted.terms.push_back(term);
    fitted.coefficients.push_back(fit.coefficients[next].value);
    fitted.standard_errors.push_back(std::sqrt(fit.coefficients[next].variance));
    ++next;
  }
  for (const CaptureColumn& column : model.columns) {
    fitted.heterogeneity.push_back(
        {column.name, fit.coefficients[next].value, std::sqrt(fit.coefficients[next].variance)});
    ++next;
  }
  fitted.parameters = fit.parameters;
  add_criteria(table, fit.mean, fitted);
  return fitted;
}

}  // namespace darknumber
