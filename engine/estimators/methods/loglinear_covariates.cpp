// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_covariates.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/interval_formulas.h"
#include "engine/estimators/fitting/log_factorial.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

std::function<double(int)> penalty_by(Criterion criterion, double observed) {
  return [=](int parameters) { return penalty(criterion, parameters, observed); };
}

Status status_for(FitStatus status) {
  return status == FitStatus::ok ? Status::ok : failure_of(status);
}

CovariateTerm covariate_term(VariableSet term, int lists) {
  return {lists_of(term, lists), covariates_of(term, lists)};
}

std::vector<VariableSet> interactions_of(const LoglinearCovariates& method,
                                         const PatternTable& table) {
  if (method.terms == FixedTerms::pairwise) return two_way_terms(table);
  std::vector<VariableSet> terms;
  if (method.terms == FixedTerms::listed)
    for (const CovariateTerm& term : method.listed)
      terms.push_back(term.lists | (term.covariates << table.lists));
  return terms;
}

CovariateStep step_of(const PathModel& model, const PatternTable& table, double constant) {
  const PatternEstimate& estimate = model.estimate;
  CovariateStep step;
  step.term = covariate_term(model.term, table.lists);
  step.removed = model.removed;
  step.pass = model.pass;
  step.status = status_for(estimate.status);
  step.boundary = estimate.boundary();
  step.population_size = table.observed + estimate.unseen_in_all;
  step.parameters = estimate.parameters;
  step.degrees_of_freedom = static_cast<int>(table.cells()) - estimate.parameters;
  step.deviance = estimate.deviance;
  const double deviance = -2.0 * (estimate.kernel - constant);
  step.aic = deviance + penalty(Criterion::aic, estimate.parameters, table.observed);
  step.aicc = deviance + penalty(Criterion::aicc, estimate.parameters, table.observed);
  step.bic = deviance + penalty(Criterion::bic, estimate.parameters, table.observed);
  return step;
}

std::vector<FittedPattern> patterns_of(const PatternTable& table, const PatternEstimate& fit) {
  std::vector<FittedPattern> patterns;
  for (std::size_t p = 0; p < table.patterns; ++p) {
    FittedPattern pattern;
    for (std::size_t c = 0; c < table.covariates.size(); ++c)
      pattern.levels.push_back(table.covariates[c].kept[table.level_of(p, c)]);
    pattern.observed = table.margins[p];
    pattern.means.push_back(fit.unseen[p]);
    for (CaptureHistory h = 1; h < history_count(table.lists); ++h)
      pattern.means.push_back(fit.mean[table.cell(h, p)]);
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

CovariateModel model_of(const LoglinearCovariates& method, const PatternTable& table,
                        const SearchPath& path, std::size_t chosen) {
  const double constant = log_likelihood_constant(table.counts);
  const PatternEstimate& fit = path.models[chosen].estimate;
  CovariateModel model;
  model.covariates = method.covariates;
  for (VariableSet term : fit.terms) model.terms.push_back(covariate_term(term, table.lists));
  model.log_likelihood = fit.kernel - constant;
  for (const PathModel& one : path.models) model.path.push_back(step_of(one, table, constant));
  model.chosen = chosen;
  for (const PassedOver& one : path.passed_over)
    model.refused.push_back(
        {covariate_term(one.term, table.lists), one.removed, one.step, status_for(one.why)});
  model.patterns = patterns_of(table, fit);
  return model;
}

}  // namespace

SearchRules rules_of(const LoglinearCovariates& method, double observed) {
  SearchRules rules;
  rules.unchecked = method.unchecked;
  if (method.search == CovariateSearch::stepwise)
    rules.passes = {{penalty_by(method.criterion, observed), false}};
  if (method.search == CovariateSearch::three_pass)
    rules.passes = {{penalty_by(Criterion::bic, observed), true},
                    {penalty_by(Criterion::aic, observed), true},
                    {[](int parameters) { return 1.0 * parameters; }, true}};
  return rules;
}

std::size_t chosen_on(const SearchPath& path, const LoglinearCovariates& method,
                      const PatternTable& table) {
  if (method.search != CovariateSearch::three_pass) return path.models.size() - 1;
  const double constant = log_likelihood_constant(table.counts);
  std::size_t chosen = 0;
  double lowest = INFINITY;
  for (std::size_t m = 0; m < path.models.size(); ++m) {
    const PatternEstimate& fit = path.models[m].estimate;
    const double criterion =
        -2.0 * (fit.kernel - constant) + penalty(method.criterion, fit.parameters, table.observed);
    const double rounded = std::round(10.0 * criterion) / 10.0;
    if (rounded < lowest) chosen = m;
    lowest = std::min(lowest, rounded);
  }
  return chosen;
}

PatternTable patterns_seen(const LoglinearCovariates& method, const FitInput& input) {
  if (!input.by_stratum.empty()) return pattern_table(input.by_stratum, method.covariates);
  std::vector<Covariate> constant = method.covariates;
  for (Covariate& covariate : constant) covariate = {covariate.name, {""}, {}};
  return pattern_table(std::span(&input.table, 1), constant);
}

SearchPath path_of(const LoglinearCovariates& method, const PatternTable& table,
                   const StopQuestion* stop) {
  if (method.search != CovariateSearch::given)
    return search_models(table, method.trends, rules_of(method, table.observed), stop);
  const PatternModel model = pattern_model_of(table, method.trends, interactions_of(method, table));
  PatternWorkspace work(table, model.columns.size());
  SearchPath path;
  path.models.push_back({0, false, 0, pattern_estimate(table, model, Start::cold, work)});
  return path;
}

FitOutcome fit(const LoglinearCovariates& method, const FitInput& input) {
  const PatternTable table = patterns_seen(method, input);
  const SearchPath path = path_of(method, table, input.streams.stop);
  const std::size_t chosen = chosen_on(path, method, table);
  const PatternEstimate& fit = path.models[chosen].estimate;
  if (fit.status != FitStatus::ok) return failure_of(fit.status);
  const double dark_figure = fit.unseen_in_all;
  Estimate estimate;
  estimate.population_size = table.observed + dark_figure;
  if (input.detail == Detail::size_alone) return estimate;
  estimate.se = std::sqrt(std::max(0.0, fit.variance));
  estimate.boundary = fit.boundary();
  estimate.interval = dark_figure > 0.0
                          ? wald_log(table.observed, dark_figure,
                                     fit.variance / (dark_figure * dark_figure), input.level)
                          : Interval{table.observed, table.observed};
  if (!std::isfinite(estimate.interval->upper)) estimate.interval.reset();
  estimate.covariates = model_of(method, table, path, chosen);
  if (input.by_stratum.empty())  // whose level it is, a table of everyone does not say
    for (Covariate& covariate : estimate.covariates->covariates) covariate.levels.clear();
  return estimate;
}

}  // namespace darknumber
