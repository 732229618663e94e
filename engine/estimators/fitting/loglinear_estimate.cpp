// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/loglinear_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/interval_formulas.h"
#include "engine/estimators/fitting/log_factorial.h"
#include "engine/estimators/fitting/loglinear_face.h"

namespace darknumber {
namespace {

/// Variances of the coefficients, from the rows of the inverse of the Cholesky factor in `work`.
std::vector<double> variances_of(std::size_t size, const LoglinearWorkspace& work) {
  std::vector<double> variances(size, 0.0);
  std::vector<double> column(size);
  for (std::size_t c = 0; c < size; ++c) {  // column c of the inverse, from the diagonal upwards
    column[c] = 1.0 / work.factor[c * work.stride + c];
    variances[c] += column[c] * column[c];
    for (std::size_t r = c; r-- > 0;) {
      const double* row = &work.factor[r * work.stride];
      double sum = 0.0;
      for (std::size_t i = r + 1; i <= c; ++i) sum -= row[i] * column[i];
      column[r] = sum / row[r];
      variances[r] += column[r] * column[r];
    }
  }
  return variances;
}

/// The variance of the intercept alone: |y|^2 with U'y = (1, 0, ..., 0), U the factor in `work`.
double intercept_variance(std::size_t size, LoglinearWorkspace& work) {
  std::fill_n(work.step.begin(), size, 0.0);
  work.step[0] = 1.0;
  double variance = 0.0;
  for (std::size_t k = 0; k < size; ++k) {
    const double* row = &work.factor[k * work.stride];
    const double value = work.step[k] / row[k];
    variance += value * value;
    for (std::size_t i = k + 1; i < size; ++i) work.step[i] -= row[i] * value;
  }
  return variance;
}

/// What N-hat has beside the counts, and its variance.
struct Unknown {
  double persons = 0.0;  // d
  double variance = 0.0;
  std::vector<CellInDoubt> cells;
};

/// The mean of a history, 0 where it goes there.
double mean_of(const LoglinearModel& model, const LoglinearWorkspace& work, CaptureHistory cell) {
  const bool vanishes = cell == 0 ? model.all_seen
                                  : std::find(model.vanishing.begin(), model.vanishing.end(),
                                              cell) != model.vanishing.end();
  if (vanishes) return 0.0;
  double predictor = 0.0;
  for (std::size_t t = 0; t < model.finite.size(); ++t)
    if (is_subset(model.finite[t], cell)) predictor += work.coefficients[t];
  return std::exp(predictor);
}

/// By the delta method: the gradient g of d by the coefficients has the means of the cells left out
/// and, of a bounded count, its variance given the bound; with the information U'U, the variance is
/// |y|^2, U'y = g.
Unknown unknown_of(const LoglinearModel& model, const LoglinearWorkspace& work) {
  Unknown unknown;
  std::vector<double> gradient(model.finite.size(), 0.0);
  const auto add = [&](CaptureHistory cell, double persons, double slope) {
    unknown.persons += persons;
    for (std::size_t t = 0; t < gradient.size(); ++t)
      if (is_subset(model.finite[t], cell)) gradient[t] += slope;
  };
  const double unseen = mean_of(model, work, 0);
  add(0, unseen, unseen);
  for (CaptureHistory cell : model.omitted) {
    const double mean = mean_of(model, work, cell);
    add(cell, mean, mean);
    unknown.cells.push_back({cell, 0.0, mean, true});
  }
  for (const BoundedCell& cell : work.bounded) {
    add(cell.history, cell.count.mean, cell.count.variance);
    unknown.cells.push_back({cell.history, 0.0, cell.count.mean, false});
  }
  for (std::size_t k = 0; k < gradient.size(); ++k) {
    const double* row = &work.factor[k * work.stride];
    const double value = gradient[k] / row[k];
    unknown.variance += value * value;
    for (std::size_t i = k + 1; i < gradient.size(); ++i) gradient[i] -= row[i] * value;
  }
  return unknown;
}

/// N-hat, its error and interval; `estimate` has the rest.
void add_unknown(const LoglinearModel& model, double observed, double level, Unknown unknown,
                 Estimate& estimate) {
  estimate.population_size = observed + unknown.persons;
  estimate.in_doubt = std::move(unknown.cells);
  estimate.se = std::sqrt(unknown.variance);
  estimate.boundary = !model.infinite.empty() || model.is_narrowed();
  estimate.interval = Interval{observed, observed};
  if (unknown.persons == 0.0) return;
  estimate.interval = wald_log(observed, unknown.persons,
                               unknown.variance / (unknown.persons * unknown.persons), level);
  if (!std::isfinite(estimate.interval->upper)) estimate.interval.reset();  // it overflows
}

/// 2 sum [x log(x/mu) - (x - mu)]; of a bounded count -2 log P(X <= bound).
double deviance_of(const TableMargins& table, const LoglinearModel& model,
                   const LoglinearWorkspace& work) {
  double sum = 0.0;
  for (CaptureHistory cell : model.cells) {
    if (table.is_bounded(cell)) continue;
    const double count = table.counts[cell];
    const double mean = work.mean[cell];
    sum += mean - count;
    if (count > 0.0) sum += count * std::log(count / mean);
  }
  for (const BoundedCell& cell : work.bounded) sum -= cell.count.log_probability;
  return std::max(0.0, 2.0 * sum);  // a saturated model's is 0, and rounding has a sign
}

/// What a coefficient is at the maximum; `number` where it is finite.
double value_at(Limit limit, double number) {
  switch (limit) {
    case Limit::finite:
      return number;
    case Limit::minus_infinity:
      return -std::numeric_limits<double>::infinity();
    case Limit::plus_infinity:
      return std::numeric_limits<double>::infinity();
    case Limit::undetermined:
      break;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

struct FittedTerm {
  CaptureHistory term = 0;
  double coefficient = -std::numeric_limits<double>::infinity();
  double standard_error = std::numeric_limits<double>::quiet_NaN();
};

/// Those of a narrowed model that are finite have the value that they have in any choice of
/// independent terms.
std::vector<FittedTerm> fitted_terms(const LoglinearModel& model,
                                     const std::vector<double>& variances,
                                     const LoglinearWorkspace& work) {
  const std::vector<Limit> limits = model.is_narrowed()
                                        ? limits_of_terms(model)
                                        : std::vector<Limit>(model.finite.size(), Limit::finite);
  std::vector<FittedTerm> fitted;
  for (std::size_t t = 1; t < model.finite.size(); ++t) {
    FittedTerm one{model.finite[t], value_at(limits[t], work.coefficients[t])};
    if (limits[t] == Limit::finite) one.standard_error = std::sqrt(variances[t]);
    fitted.push_back(one);
  }
  for (std::size_t t = 0; t < model.dependent.size(); ++t)
    fitted.push_back({model.dependent[t], value_at(limits[model.finite.size() + t], NAN)});
  for (CaptureHistory term : model.infinite) fitted.push_back({term});
  std::sort(fitted.begin(), fitted.end(),
            [](const FittedTerm& a, const FittedTerm& b) { return comes_before(a.term, b.term); });
  return fitted;
}

void add_terms(const LoglinearModel& model, const std::vector<double>& variances,
               const LoglinearWorkspace& work, FittedModel& fitted) {
  for (const FittedTerm& one : fitted_terms(model, variances, work)) {
    fitted.terms.push_back(one.term);
    fitted.coefficients.push_back(one.coefficient);
    fitted.standard_errors.push_back(one.standard_error);
  }
}

}  // namespace

FitOutcome loglinear_estimate(const TableMargins& table, const LoglinearModel& model, double level,
                              LoglinearWorkspace& work, Detail detail) {
  if (!factorize(model, work)) return Status::not_converged;
  const double observed = table.margins[0];
  if (table.in_doubt() && detail == Detail::size_alone) {
    Estimate size;
    const Unknown unknown = unknown_of(model, work);
    size.population_size = observed + unknown.persons;
    if (!std::isfinite(size.population_size + unknown.variance)) return Status::not_converged;
    return size;
  }
  const double dark_figure = model.all_seen ? 0.0 : std::exp(work.coefficients[0]);
  if (detail == Detail::size_alone) {
    const double se = model.all_seen
                          ? 0.0
                          : dark_figure * std::sqrt(intercept_variance(model.finite.size(), work));
    if (!std::isfinite(se)) return Status::not_converged;
    Estimate size;
    size.population_size = observed + dark_figure;
    return size;
  }
  const std::vector<double> variances = variances_of(model.finite.size(), work);

  FittedModel fitted;
  add_terms(model, variances, work, fitted);
  fitted.intercept =
      model.all_seen ? -std::numeric_limits<double>::infinity() : work.coefficients[0];
  fitted.intercept_se =
      model.all_seen ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(variances[0]);
  fitted.parameters = model.parameters();
  fitted.deviance = deviance_of(table, model, work);
  fitted.log_likelihood = work.kernel - log_likelihood_constant(table.counts);
  fitted.set_criteria(observed, table.counts.size() - 1 - table.omitted.size());

  Estimate estimate = nobody_unseen(observed);
  if (table.in_doubt()) {
    add_unknown(model, observed, level, unknown_of(model, work), estimate);
  } else if (!model.all_seen) {
    estimate.population_size = observed + dark_figure;
    estimate.se = dark_figure * fitted.intercept_se;
    estimate.interval = wald_log(observed, dark_figure, variances[0], level);
    if (!std::isfinite(estimate.interval->upper)) estimate.interval.reset();  // it overflows
    estimate.boundary = !model.infinite.empty() || model.is_narrowed();
  }
  estimate.model = std::move(fitted);
  if (!std::isfinite(*estimate.se)) return Status::not_converged;
  return estimate;
}

Estimate nobody_unseen(double observed) {
  Estimate estimate;
  estimate.population_size = observed;
  estimate.se = 0.0;
  estimate.interval = Interval{observed, observed};
  estimate.boundary = true;
  return estimate;
}

Status failure_of(FitStatus status) {
  DN_EXPECT(status != FitStatus::ok, "a fit without an estimate");
  if (status == FitStatus::no_mle) return Status::no_mle;
  return status == FitStatus::not_identifiable ? Status::not_identifiable : Status::not_converged;
}

}  // namespace darknumber
