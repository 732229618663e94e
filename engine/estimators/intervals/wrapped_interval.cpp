// SPDX-License-Identifier: MIT
#include "engine/estimators/intervals/wrapped_interval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/estimators/fitting/lattice.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/intervals/capture_profile.h"
#include "engine/estimators/intervals/covariate_bootstrap.h"
#include "engine/estimators/intervals/loglinear_profile.h"
#include "engine/estimators/intervals/profile_interval.h"
#include "engine/estimators/intervals/set_intervals.h"

namespace darknumber {
namespace {

bool is_loglinear(const Method& method) {
  return std::holds_alternative<LoglinearFixed>(method) ||
         std::holds_alternative<LoglinearStepwise>(method) ||
         std::holds_alternative<LoglinearAll>(method);
}

std::optional<Interval> profile(const EstimatorSpec& spec, const FitInput& input,
                                const Estimate& estimate, double level) {
  const double dark_figure = std::max(estimate.population_size - input.table.observed(), 0.0);
  std::vector<CaptureHistory> interactions;
  if (estimate.model) interactions = estimate.model->terms;
  std::erase_if(interactions, [](CaptureHistory term) { return lists_on(term) < 2; });
  if (const auto* model = std::get_if<ClosedPopulation>(&spec.method)) {
    ClosedPopulation as_fitted = *model;
    as_fitted.terms = std::move(interactions);
    return capture_profile_interval(input.table, as_fitted, dark_figure, level);
  }
  return loglinear_profile_interval(input.table, interactions, dark_figure, level);
}

/// Whether some coefficient is neither a number nor -infinity for want of overlap, so that sums of
/// coefficients say nothing.
bool is_on_face(const FittedModel& model) {
  return !std::isfinite(model.intercept) ||
         std::any_of(model.coefficients.begin(), model.coefficients.end(), [](double coefficient) {
           return std::isnan(coefficient) || coefficient == std::numeric_limits<double>::infinity();
         });
}

/// The fitted mean of every cell, that of nobody included, where the fit is that of a face.
std::vector<double> means_on_face(const FittedModel& fitted, const ContingencyTable& table) {
  const TableMargins margins = margins_of(table);
  std::vector<CaptureHistory> interactions = fitted.terms;
  std::erase_if(interactions, [](CaptureHistory term) { return lists_on(term) < 2; });
  LoglinearModel model = model_of(margins, interactions);
  LoglinearWorkspace work(table.lists(), model.finite.size());
  fit_loglinear(margins, model, Start::cold, work);  // as the estimate was made
  work.mean[0] = std::exp(fitted.intercept);
  return {work.mean.begin(), work.mean.end()};
}

/// The same where every coefficient is a number, or -infinity for want of overlap.
std::vector<double> fitted_means(const FittedModel& model, int lists) {
  std::vector<double> means(history_count(lists), 0.0);
  // A list that has no main effect has no one on it.
  for (int list = 0; list < lists; ++list)
    means[only(list)] = -std::numeric_limits<double>::infinity();
  means[0] = model.intercept;
  for (std::size_t t = 0; t < model.terms.size(); ++t)
    means[model.terms[t]] = model.coefficients[t];
  subset_sums(means);
  for (double& mean : means) mean = std::exp(mean);
  return means;
}

Refit refit_of(EstimatorSpec spec, const FitInput& input, MethodFit fit) {
  return [spec = std::move(spec), &in_use = input.in_use, fit](
             const ContingencyTable& table, const StreamKey& streams) -> std::optional<double> {
    if (table.observed() == 0.0) return std::nullopt;
    const FitOutcome outcome = fit(
        spec, {table, spec.own_lists ? in_use : table, spec.level, streams, Detail::size_alone});
    const Estimate* estimate = std::get_if<Estimate>(&outcome);
    return estimate ? std::optional<double>(estimate->population_size) : std::nullopt;
  };
}

void bootstrap(const EstimatorSpec& spec, const FitInput& input, MethodFit fit,
               Estimate& estimate) {
  estimate.interval_lack = IntervalLack::too_many_persons;
  if (estimate.population_size > most_persons_drawn) return;
  if (std::holds_alternative<LoglinearCovariates>(spec.method))
    return bootstrap_by_pattern(spec, input, fit, estimate);
  EstimatorSpec without_false_records = spec;
  without_false_records.assumed_false_positive_shares.clear();
  const ResampledSizes sizes = resample(bootstrap_plan(spec, input.table, estimate), input.streams,
                                        refit_of(std::move(without_false_records), input, fit));
  estimate.resamples_failed = sizes.failed;
  set_intervals(
      spec, [&sizes](double level) { return percentile_interval(sizes, level); }, estimate);
  estimate.interval_lack = estimate.interval ? IntervalLack::none : IntervalLack::resamples_fail;
}

/// Why there are no limits, from resamples and acceleration, if there is an acceleration.
IntervalLack lack_of_limits(const ResampledSizes& sizes, double estimate) {
  const double below = share_below(sizes, estimate);
  if (below <= 0.0 || below >= 1.0) return IntervalLack::one_sided;
  return sizes.failed > 0 ? IntervalLack::resamples_fail : IntervalLack::too_great_an_acceleration;
}

void bca(const EstimatorSpec& spec, const FitInput& input, MethodFit fit, Estimate& estimate) {
  estimate.interval_lack = IntervalLack::no_counts;
  if (!input.table.is_whole()) return;
  const Refit refit = refit_of(spec, input, fit);
  const auto counts = input.table.counts();
  const ResampledSizes sizes =
      resample({input.table.lists(), std::vector<double>(counts.begin(), counts.end()),
                static_cast<std::int64_t>(input.table.observed()), spec.interval.resamples},
               input.streams, refit);
  estimate.resamples_failed = sizes.failed;
  estimate.interval_lack = IntervalLack::one_person_less_fails;
  const auto a = acceleration(input.table, input.streams, refit);
  if (!a) return;
  const double size = estimate.population_size;
  set_intervals(
      spec, [&](double level) { return bca_interval(sizes, size, *a, level); }, estimate);
  estimate.interval_lack = estimate.interval ? IntervalLack::none : lack_of_limits(sizes, size);
  if (estimate.interval) estimate.resample_ends = bca_ends(sizes, size, *a, spec.level);
}

}  // namespace

ResamplingPlan bootstrap_plan(const EstimatorSpec& spec, const ContingencyTable& table,
                              const Estimate& estimate) {
  ResamplingPlan plan;
  plan.lists = table.lists();
  plan.persons = std::llround(estimate.population_size);
  plan.resamples = spec.interval.resamples;
  if (is_loglinear(spec.method)) {
    plan.weights = is_on_face(*estimate.model) ? means_on_face(*estimate.model, table)
                                               : fitted_means(*estimate.model, plan.lists);
  } else {
    plan.weights.assign(table.counts().begin(), table.counts().end());
    plan.weights[0] = std::max(estimate.population_size - table.observed(), 0.0);
  }
  return plan;
}

void wrap_interval(const EstimatorSpec& spec, const FitInput& input, MethodFit fit,
                   Estimate& estimate) {
  DN_EXPECT(spec.interval.kind != IntervalKind::own, "another interval than the method's own");
  estimate.interval.reset();
  if (spec.interval.kind == IntervalKind::profile) {
    set_intervals(
        spec, [&](double level) { return profile(spec, input, estimate, level); }, estimate);
    if (!estimate.interval && estimate.population_size >= most_in_a_profile)
      estimate.interval_lack = IntervalLack::beyond_precision;
  } else if (spec.interval.kind == IntervalKind::bootstrap) {
    bootstrap(spec, input, fit, estimate);
  } else {
    bca(spec, input, fit, estimate);
  }
}

}  // namespace darknumber
