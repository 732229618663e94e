// SPDX-License-Identifier: MIT
#include "engine/report/estimate/estimates_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/options/entry_fields.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/estimate/average_report.h"
#include "engine/report/estimate/chains_report.h"
#include "engine/report/estimate/covariate_report.h"
#include "engine/report/estimate/outcome_reason.h"
#include "engine/report/estimate/posterior_report.h"
#include "engine/report/estimate/tie_report.h"
#include "engine/report/estimate/why_none.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

Value model_value(const FittedModel& model, const ListsInUse& lists) {
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
  add_member(value, "se_population", model.se_population());
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

/// How the interval of an answer is made; a sum over strata adds variances, whatever theirs are.
IntervalKind kind_of(const Answer& answer, const EstimatorSpec& estimator) {
  return estimator.stratify && !answer.stratum ? IntervalKind::own : estimator.interval.kind;
}

bool resamples(IntervalKind kind) {
  return kind == IntervalKind::bootstrap || kind == IntervalKind::bca;
}

void add_interval_members(Value& value, const Answer& answer, const EstimatorSpec& estimator,
                          const Estimate* estimate) {
  const IntervalKind kind = kind_of(answer, estimator);
  if (kind == IntervalKind::own) return;
  add_member(value, "interval", std::string(name_of(kind)));
  if (!resamples(kind)) return;
  add_member(value, "resamples", estimator.interval.resamples);
  add_member(value, "resamples_failed",
             estimate ? make_value(estimate->resamples_failed) : null_value());
}

/// Why there is no estimate, or one on the boundary; else nothing.
std::string reason_at(const Answered& answered, std::size_t a) {
  const Answer& answer = answered.answers[a];
  const std::string reason = outcome_reason(answer, answered.estimators[answer.estimator],
                                            answered.outcomes[a], answered.tables[a]);
  const Status* failure = std::get_if<Status>(&answered.outcomes[a]);
  return reason.empty() && failure ? why_none(answered, a, *failure) : reason;
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
  add_member(value, "status", std::string(name_of(status_of(outcome))));
  add_member(value, "boundary", estimate != nullptr && estimate->boundary);
  if (const std::string reason = reason_at(answered, a); !reason.empty())
    add_member(value, "reason", reason);
  if (a < answered.chains.size() && answered.chains[a])
    add_member(value, "chains", chains_value(*answered.chains[a]));
  add_interval_members(value, answer, estimator, estimate);
  if (estimate && estimate->model)
    add_member(value, "model", model_value(*estimate->model, estimator.lists));
  if (estimate && !estimate->tied.empty())
    add_member(value, "tied", tied_value(estimate->tied, estimator.lists));
  if (estimate && estimate->covariates)
    add_member(value, "covariates", covariates_value(*estimate->covariates, estimator.lists));
  if (estimate && estimate->average)
    add_member(value, "average", average_value(*estimate->average, estimator.lists));
  if (estimate && estimate->posterior)
    add_member(value, "posterior", posterior_value(*estimate->posterior, estimator.lists));
  return value;
}

/// What the model holds beside main effects: "Police:Shelters, Police:Other".
std::string interactions(const FittedModel& model, const ListsInUse& lists) {
  std::vector<std::string> names;
  for (CaptureHistory term : model.terms)
    if (lists_on(term) >= 2) names.push_back(joined_names(term, lists, ":"));
  return names.empty() ? "no interaction" : join_with_and(names);
}

bool selects(const EstimatorSpec& estimator) {
  return std::holds_alternative<LoglinearStepwise>(estimator.method) ||
         std::holds_alternative<LoglinearAll>(estimator.method);
}

/// Why there is no interval; of a profile there is mostly one reason.
std::string lack_of(IntervalLack lack) {
  switch (lack) {
    case IntervalLack::none:
      break;
    case IntervalLack::no_counts:
      return "the table is not of whole numbers";
    case IntervalLack::too_many_persons:
      return "so many persons cannot be drawn one by one";
    case IntervalLack::one_sided:
      return "all resamples lie on one side of the estimate";
    case IntervalLack::resamples_fail:
      return "too many resamples have no estimate";
    case IntervalLack::one_person_less_fails:
      return "the table with one person less has no estimate";
    case IntervalLack::too_great_an_acceleration:
      return "the correction for skewness runs beyond all resamples";
    case IntervalLack::suppressed_counts:
      return "some counts are suppressed";
    case IntervalLack::beyond_precision:
      return "with so many persons rounding hides how the likelihood falls";
  }
  return "the likelihood does not fall far enough";
}

std::string_view name_of_kind(IntervalKind kind) {
  if (kind == IntervalKind::profile) return "profile";
  return kind == IntervalKind::bootstrap ? "bootstrap" : "bca";
}

std::string note_on_interval(IntervalKind kind, const EstimatorSpec& estimator,
                             const Estimate& estimate) {
  std::string note;
  if (estimate.resamples_failed > 0)
    note = fmt::format(" {} of {} {} no estimate and {} as infinite.",
                       quantity_text(estimate.resamples_failed),
                       counted(estimator.interval.resamples, "resample"),
                       estimate.resamples_failed == 1 ? "has" : "have",
                       estimate.resamples_failed == 1 ? "counts" : "count");
  if (kind != IntervalKind::own && !estimate.interval)
    note +=
        fmt::format(" No {} interval: {}.", name_of_kind(kind), lack_of(estimate.interval_lack));
  return note;
}

/// The model of a selection.
std::string note_on_choice(const FittedModel& model, const ListsInUse& lists) {
  const std::string deviance =
      model.deviance ? fmt::format("deviance {}, ", significant_text(*model.deviance, 5)) : "";
  return fmt::format("chose {}; {}AIC {}, BIC {}.", interactions(model, lists), deviance,
                     significant_text(model.aic, 5), significant_text(model.bic, 5));
}

std::string chains_note_at(const Answered& answered, std::size_t a) {
  if (a >= answered.chains.size() || !answered.chains[a]) return "";
  const EstimatorSpec& estimator = answered.estimators[answered.answers[a].estimator];
  return " " + chains_note(*answered.chains[a], std::get<LatentClass>(estimator.method));
}

std::string note_on(const Answered& answered, std::size_t a) {
  const Answer& answer = answered.answers[a];
  const EstimatorSpec& estimator = answered.estimators[answer.estimator];
  const FitOutcome& outcome = answered.outcomes[a];
  if (const Status* failure = std::get_if<Status>(&outcome))
    return fmt::format("no estimate ({}): {}.", name_of(*failure), reason_at(answered, a)) +
           chains_note_at(answered, a);
  const Estimate& estimate = std::get<Estimate>(outcome);
  std::string note;
  if (estimate.model && selects(estimator)) note = note_on_choice(*estimate.model, estimator.lists);
  if (estimate.covariates) note = covariates_note(*estimate.covariates, estimator);
  if (!estimate.tied.empty()) note += " " + note_on_ties(estimate.tied, estimator);
  if (estimate.boundary)
    note += fmt::format("{}On the boundary: {}.", note.empty() ? "" : " ", reason_at(answered, a));
  if (estimate.average) note += average_note(*estimate.average, estimator.lists);
  if (estimate.posterior) note += posterior_note(*estimate.posterior, estimator.lists);
  note += note_on_interval(kind_of(answer, estimator), estimator, estimate);
  return note.substr(note.starts_with(' ') ? 1 : 0);
}

/// The name of an answer's stratum: its label is "label[stratum]".
std::string stratum_of(const Answer& answer, const EstimatorSpec& estimator) {
  return answer.label.substr(estimator.label.size() + 1,
                             answer.label.size() - estimator.label.size() - 2);
}

/// Of a sum over strata: those that have nobody in them and are left out.
std::string note_on_empty_strata(const Answered& answered, std::size_t sum) {
  const Answer& total = answered.answers[sum];
  if (status_of(answered.outcomes[sum]) == Status::no_data) return "";
  std::vector<std::string> empty;
  for (std::size_t a = sum + 1; a < answered.answers.size(); ++a) {
    if (answered.answers[a].estimator != total.estimator) break;
    if (answered.tables[a].observed() == 0.0)
      empty.push_back(stratum_of(answered.answers[a], answered.estimators[total.estimator]));
  }
  return empty.empty() ? "" : "left out, without persons: " + join_with_and(empty) + ".";
}

Items notes_on(const Answered& answered) {
  Items notes;
  for (std::size_t a = 0; a < answered.answers.size(); ++a) {
    const Answer& answer = answered.answers[a];
    std::string note = note_on(answered, a);
    if (answered.estimators[answer.estimator].stratify && !answer.stratum) {
      const std::string empty = note_on_empty_strata(answered, a);
      note += (note.empty() || empty.empty() ? "" : " ") + empty;
    }
    if (!note.empty()) notes.items.push_back({answer.label + ": " + note});
  }
  return notes;
}

}  // namespace

Value estimates_value(const Answered& answered) {
  Value values = empty_array();
  for (std::size_t a = 0; a < answered.answers.size(); ++a)
    values.array().push_back(estimate_value(answered, a));
  return values;
}

Blocks estimates_blocks(const Answered& answered) {
  const double level = answered.estimators.empty() ? 0.95 : answered.estimators.front().level;
  const bool truth_is_known = !answered.truths.empty();
  const auto kind = [&](const Answer& answer) {
    return kind_of(answer, answered.estimators[answer.estimator]);
  };
  const bool other_intervals =
      std::any_of(answered.answers.begin(), answered.answers.end(),
                  [&](const Answer& answer) { return kind(answer) != IntervalKind::own; });
  std::vector<std::string> header{"estimator", "estimate"};
  if (truth_is_known) header.push_back("÷ truth");
  header.push_back("std. error");
  header.push_back(level_text(level) + " interval");
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
    if (estimate && estimate->interval)
      row.push_back(
          {NumberRange{persons(estimate->interval->lower), persons(estimate->interval->upper)}});
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
    Table levels = levels_table(answered.answers[a].label, *estimate->covariates,
                                answered.estimators[answered.answers[a].estimator]);
    if (!levels.rows.empty()) blocks.push_back({std::move(levels)});
  }
  return blocks;
}

}  // namespace darknumber
