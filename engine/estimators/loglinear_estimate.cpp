// SPDX-License-Identifier: MIT
#include "engine/estimators/loglinear_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/log_factorial.h"
#include "engine/estimators/intervals.h"

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

/// 2 sum [x log(x/mu) - (x - mu)]
double deviance_of(const TableMargins& table, const LoglinearModel& model,
                   const LoglinearWorkspace& work) {
  double sum = 0.0;
  for (CaptureHistory cell : model.cells) {
    const double count = table.counts[cell];
    const double mean = work.mean[cell];
    sum += mean - count;
    if (count > 0.0) sum += count * std::log(count / mean);
  }
  return std::max(0.0, 2.0 * sum);  // a saturated model's is 0, and rounding has a sign
}

void add_terms(const LoglinearModel& model, const std::vector<double>& variances,
               const LoglinearWorkspace& work, FittedModel& fitted) {
  fitted.terms.assign(model.finite.begin() + 1, model.finite.end());
  fitted.terms.insert(fitted.terms.end(), model.infinite.begin(), model.infinite.end());
  std::sort(fitted.terms.begin(), fitted.terms.end(), comes_before);
  fitted.coefficients.reserve(fitted.terms.size());
  fitted.standard_errors.reserve(fitted.terms.size());
  for (CaptureHistory term : fitted.terms) {
    const auto found = std::find(model.finite.begin(), model.finite.end(), term);
    const auto index = static_cast<std::size_t>(found - model.finite.begin());
    const bool finite = found != model.finite.end();
    fitted.coefficients.push_back(finite ? work.coefficients[index]
                                         : -std::numeric_limits<double>::infinity());
    fitted.standard_errors.push_back(finite ? std::sqrt(variances[index])
                                            : std::numeric_limits<double>::quiet_NaN());
  }
}

}  // namespace

double log_likelihood_constant(const TableMargins& table) {
  double sum = 0.0;
  for (double count : table.counts)
    if (count > 0.0) sum += log_factorial(count);
  return sum;
}

FitOutcome loglinear_estimate(const TableMargins& table, const LoglinearModel& model, double level,
                              LoglinearWorkspace& work, Detail detail) {
  if (!factorize(model, work)) return Status::not_converged;
  const double observed = table.margins[0];
  const double dark_figure = std::exp(work.coefficients[0]);
  if (detail == Detail::size_alone) {
    const double se = dark_figure * std::sqrt(intercept_variance(model.finite.size(), work));
    if (!std::isfinite(se)) return Status::not_converged;
    Estimate size;
    size.population_size = observed + dark_figure;
    return size;
  }
  const std::vector<double> variances = variances_of(model.finite.size(), work);

  FittedModel fitted;
  add_terms(model, variances, work, fitted);
  fitted.intercept = work.coefficients[0];
  fitted.intercept_se = std::sqrt(variances[0]);
  fitted.parameters = model.parameters();
  fitted.deviance = deviance_of(table, model, work);
  fitted.log_likelihood = work.kernel - log_likelihood_constant(table);
  fitted.aic = -2.0 * fitted.log_likelihood + 2.0 * fitted.parameters;
  fitted.bic = -2.0 * fitted.log_likelihood + std::log(observed) * fitted.parameters;
  fitted.bic_cells = -2.0 * fitted.log_likelihood +
                     std::log(static_cast<double>(table.counts.size() - 1)) * fitted.parameters;

  Estimate estimate;
  estimate.population_size = observed + dark_figure;
  estimate.se = dark_figure * fitted.intercept_se;
  const Interval interval = wald_log(observed, dark_figure, variances[0], level);
  if (std::isfinite(interval.upper)) estimate.interval = interval;  // none where it overflows
  estimate.boundary = !model.infinite.empty();
  estimate.model = std::move(fitted);
  if (!std::isfinite(*estimate.se)) return Status::not_converged;
  return estimate;
}

Status failure_of(FitStatus status) {
  DN_EXPECT(status != FitStatus::ok, "a fit without an estimate");
  if (status == FitStatus::no_mle) return Status::no_mle;
  return status == FitStatus::not_identifiable ? Status::not_identifiable : Status::not_converged;
}

}  // namespace darknumber
