// SPDX-License-Identifier: MIT
#include "engine/report/estimate/answered_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/options/entry_fields.h"
#include "engine/input/make_value.h"
#include "engine/report/estimate/average_report.h"
#include "engine/report/estimate/chains_report.h"
#include "engine/report/estimate/covariate_report.h"
#include "engine/report/estimate/estimate_notes.h"
#include "engine/report/estimate/in_doubt_report.h"
#include "engine/report/estimate/posterior_report.h"
#include "engine/report/estimate/stop_report.h"
#include "engine/report/estimate/tie_report.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

Value model_value(const FittedModel& model, const ListsInUse& lists, bool counts_in_doubt) {
  Value value = empty_object();
  Value terms = empty_array();
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    Value term = empty_object();
    add_member(term, "term", joined_names(model.terms[t], lists, ":"));
    add_member(term, "coefficient", model.coefficients[t]);
    add_member(term, "se", model.standard_errors[t]);
    add_member(term, "at_minus_infinity", model.coefficients[t] == -INFINITY);
    add_member(term, "at_plus_infinity", model.coefficients[t] == INFINITY);
    terms.array().push_back(std::move(term));
  }
  add_member(value, "intercept", model.intercept);
  add_member(value, "intercept_se", model.intercept_se);
  add_member(value, "terms", std::move(terms));
  add_member(value, "parameters", model.parameters);
  add_member(value, "deviance", model.deviance.value_or(NAN));
  add_member(value, "log_likelihood", model.log_likelihood);
  add_member(value, "aic", model.aic);
  add_member(value, "bic", model.bic);  // by persons observed, as the contract has it
  add_member(value, "bic_cells", model.bic_cells);
  add_member(value, "se_dark_figure", model.se_dark_figure());
  // It is of n and the dark figure; N with cells in doubt has the model's persons there, too.
  add_member(value, "se_population", counts_in_doubt ? NAN : model.se_population());
  if (!model.heterogeneity.empty()) {
    Value columns = empty_array();
    for (const NamedCoefficient& one : model.heterogeneity) {
      Value column = empty_object();
      add_member(column, "name", one.name);
      add_member(column, "coefficient", one.value);
      add_member(column, "se", one.standard_error);
      columns.array().push_back(std::move(column));
    }
    add_member(value, "heterogeneity", std::move(columns));
  }
  return value;
}

bool resamples(IntervalKind kind) {
  return kind == IntervalKind::bootstrap || kind == IntervalKind::bca;
}

void add_interval_members(Value& value, const Answer& answer, const EstimatorSpec& estimator,
                          const Estimate* estimate) {
  const IntervalKind kind = interval_kind_of(answer, estimator);
  if (kind == IntervalKind::own) return;
  add_member(value, "interval", std::string(name_of(kind)));
  if (!resamples(kind)) return;
  add_member(value, "resamples", estimator.interval.resamples);
  add_member(value, "resamples_failed",
             estimate ? make_value(estimate->resamples_failed) : null_value());
}

/// [{"level", "lower", "upper"}, …]: the interval at each level asked for.
Value intervals_value(const EstimatorSpec& estimator, const Estimate* estimate) {
  Value intervals = empty_array();
  for (std::size_t l = 0; l <= estimator.further_levels.size(); ++l) {
    const std::optional<Interval> interval = interval_at(estimate, l);
    Value value = empty_object();
    add_member(value, "level", l == 0 ? estimator.level : estimator.further_levels[l - 1]);
    add_member(value, "lower", interval ? interval->lower : NAN);
    add_member(value, "upper", interval ? interval->upper : NAN);
    intervals.array().push_back(std::move(value));
  }
  return intervals;
}

Value estimate_value(const Answered& answered, std::size_t a) {
  const Answer& answer = answered.answers[a];
  const EstimatorSpec& estimator = answered.estimators[answer.estimator];
  const FitOutcome& outcome = answered.outcomes[a];
  const Estimate* estimate = std::get_if<Estimate>(&outcome);
  const auto number = [&](auto member) {
    return estimate ? make_value(member(*estimate)) : null_value();
  };
  Value value = empty_object();
  add_member(value, "estimator", answer.label);
  add_member(value, "estimate", number([](const Estimate& e) { return e.population_size; }));
  add_member(value, "se", number([](const Estimate& e) { return e.se.value_or(NAN); }));
  add_member(value, "lower",
             number([](const Estimate& e) { return e.interval ? e.interval->lower : NAN; }));
  add_member(value, "upper",
             number([](const Estimate& e) { return e.interval ? e.interval->upper : NAN; }));
  add_member(value, "intervals", intervals_value(estimator, estimate));
  add_member(value, "status", std::string(name_of(status_of(outcome))));
  add_member(value, "boundary", estimate != nullptr && estimate->boundary);
  if (const std::string reason = reason_at(answered, a); !reason.empty())
    add_member(value, "reason", reason);
  if (a < answered.chains.size() && answered.chains[a])
    add_member(value, "chains", chains_value(*answered.chains[a]));
  add_interval_members(value, answer, estimator, estimate);
  if (estimate && estimate->model)
    add_member(value, "model",
               model_value(*estimate->model, estimator.lists, !estimate->in_doubt.empty()));
  if (estimate && !estimate->in_doubt.empty())
    add_member(value, "in_doubt", in_doubt_value(estimate->in_doubt, estimator.lists));
  if (estimate && !estimate->tied.empty())
    add_member(value, "tied", tied_value(estimate->tied, estimator.lists));
  if (estimate && estimate->covariates)
    add_member(value, "covariates", covariates_value(*estimate->covariates, estimator.lists));
  if (estimate) add_stops(value, *estimate, estimator);
  if (estimate && estimate->average)
    add_member(value, "average", average_value(*estimate->average, estimator.lists));
  if (estimate && estimate->posterior)
    add_member(value, "posterior", posterior_value(*estimate->posterior, estimator.lists));
  return value;
}

}  // namespace

std::vector<double> levels_of(const Answered& answered) {
  if (answered.estimators.empty()) return {0.95};
  const EstimatorSpec& any = answered.estimators.front();
  std::vector<double> levels{any.level};
  levels.insert(levels.end(), any.further_levels.begin(), any.further_levels.end());
  return levels;
}

std::optional<Interval> interval_at(const Estimate* estimate, std::size_t l) {
  if (estimate == nullptr) return std::nullopt;
  if (l == 0) return estimate->interval;
  return l <= estimate->further.size() ? estimate->further[l - 1] : std::nullopt;
}

Value estimates_value(const Answered& answered) {
  Value values = empty_array();
  for (std::size_t a = 0; a < answered.answers.size(); ++a)
    values.array().push_back(estimate_value(answered, a));
  return values;
}

Blocks estimates_blocks(const Answered& answered) {
  const std::vector<double> levels = levels_of(answered);
  const bool truth_is_known = !answered.truths.empty();
  const auto kind = [&](const Answer& answer) {
    return interval_kind_of(answer, answered.estimators[answer.estimator]);
  };
  const bool other_intervals =
      std::any_of(answered.answers.begin(), answered.answers.end(),
                  [&](const Answer& answer) { return kind(answer) != IntervalKind::own; });
  std::vector<std::string> header{"estimator", "estimate"};
  if (truth_is_known) header.push_back("÷ truth");
  header.push_back("std. error");
  for (const double level : levels) header.push_back(level_text(level) + " interval");
  if (other_intervals) header.push_back("made by");
  Table table = table_with(std::move(header));
  for (std::size_t a = 0; a < answered.answers.size(); ++a) {
    const Estimate* estimate = std::get_if<Estimate>(&answered.outcomes[a]);
    const double size = estimate ? estimate->population_size : NAN;
    const std::string why_not = estimate ? "" : reason_at(answered, a);
    const auto number_or_reason = [&](double number) {
      return estimate ? Cell{persons(number)} : Cell{Missing{why_not}};
    };
    std::vector<Cell> row{{answered.answers[a].label}, number_or_reason(size)};
    // Nobody belongs to a stratum of share 0: an estimate of it is no multiple of the truth.
    if (truth_is_known)
      row.push_back({significant(answered.truths[a] > 0.0 ? size / answered.truths[a] : NAN, 4)});
    row.push_back(number_or_reason(estimate ? estimate->se.value_or(NAN) : NAN));
    for (std::size_t l = 0; l < levels.size(); ++l)
      if (const std::optional<Interval> interval = interval_at(estimate, l))
        row.push_back({NumberRange{persons(interval->lower), persons(interval->upper)}});
      else
        row.push_back({Missing{why_not}});
    if (other_intervals) row.push_back({std::string(name_of(kind(answered.answers[a])))});
    table.rows.push_back(std::move(row));
  }
  Blocks blocks{{std::move(table)}};
  if (Items notes = notes_on(answered); !notes.items.empty()) blocks.push_back({std::move(notes)});
  for (std::size_t a = 0; a < answered.answers.size(); ++a) {
    const Estimate* estimate = std::get_if<Estimate>(&answered.outcomes[a]);
    if (estimate == nullptr || !estimate->covariates) continue;
    Table by_level = levels_table(answered.answers[a].label, *estimate->covariates,
                                  answered.estimators[answered.answers[a].estimator]);
    if (!by_level.rows.empty()) blocks.push_back({std::move(by_level)});
  }
  return blocks;
}

}  // namespace darknumber
