// SPDX-License-Identifier: MIT
#include "engine/report/estimate/covariate_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/estimators/options/covariate_options.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

const LevelInterval* interval_of(const CovariateModel& model, const LevelOf& level) {
  for (const LevelInterval& one : model.level_intervals)
    if (one.covariate == level.covariate && one.level == level.level) return &one;
  return nullptr;
}

void add_sum(Value& value, const PatternSum& sum) {
  add_member(value, "observed", sum.observed);
  add_member(value, "unseen", sum.unseen);
  add_member(value, "estimate", sum.size());
  add_member(value, "fitted_sum", sum.fitted);
}

Value levels_value(const CovariateModel& model) {
  Value levels = empty_array();
  for (std::size_t c = 0; c < model.covariates.size(); ++c)
    for (std::size_t l = 0; l < model.covariates[c].levels.size(); ++l) {
      Value value = empty_object();
      add_member(value, "covariate", model.covariates[c].name);
      add_member(value, "level", model.covariates[c].levels[l]);
      add_sum(value, sum_of_patterns(model, {{c, l}}));
      if (const LevelInterval* limits = interval_of(model, {c, l})) {
        add_member(value, "lower", limits->of_size.lower);
        add_member(value, "upper", limits->of_size.upper);
        add_member(value, "fitted_lower", limits->of_fitted.lower);
        add_member(value, "fitted_upper", limits->of_fitted.upper);
      }
      levels.array().push_back(std::move(value));
    }
  return levels;
}

/// Every pair of levels of two covariates.
void add_pairs(const CovariateModel& model, std::size_t a, std::size_t b, Value& pairs) {
  for (std::size_t i = 0; i < model.covariates[a].levels.size(); ++i)
    for (std::size_t j = 0; j < model.covariates[b].levels.size(); ++j) {
      Value levels = empty_object();
      add_member(levels, model.covariates[a].name, model.covariates[a].levels[i]);
      add_member(levels, model.covariates[b].name, model.covariates[b].levels[j]);
      Value value = empty_object();
      add_member(value, "levels", std::move(levels));
      add_sum(value, sum_of_patterns(model, {{a, i}, {b, j}}));
      pairs.array().push_back(std::move(value));
    }
}

Value pairs_value(const CovariateModel& model) {
  Value pairs = empty_array();
  for (std::size_t a = 0; a < model.covariates.size(); ++a)
    for (std::size_t b = a + 1; b < model.covariates.size(); ++b) add_pairs(model, a, b, pairs);
  return pairs;
}

Value patterns_value(const CovariateModel& model) {
  Value patterns = empty_array();
  for (const FittedPattern& pattern : model.patterns) {
    Value levels = empty_object();
    for (std::size_t c = 0; c < pattern.levels.size(); ++c)
      if (!model.covariates[c].levels.empty())
        add_member(levels, model.covariates[c].name, model.covariates[c].levels[pattern.levels[c]]);
    Value value = empty_object();
    add_member(value, "levels", std::move(levels));
    add_member(value, "observed", pattern.observed);
    add_member(value, "unseen", pattern.means.front());
    patterns.array().push_back(std::move(value));
  }
  return patterns;
}

/// "+ Police:sex"; empty of the start.
std::string step_text(const CovariateTerm& term, bool removed, const CovariateModel& model,
                      const ListsInUse& lists) {
  const std::string name = name_of_term(term, lists, model.covariates);
  return name.empty() ? "" : (removed ? "- " : "+ ") + name;
}

void add_criteria(Value& value, const CovariateStep& step) {
  add_member(value, "parameters", step.parameters);
  add_member(value, "degrees_of_freedom", step.degrees_of_freedom);
  add_member(value, "deviance", step.deviance);
  add_member(value, "aic", step.aic);
  add_member(value, "aicc", step.aicc);
  add_member(value, "bic", step.bic);
}

Value path_value(const CovariateModel& model, const ListsInUse& lists) {
  Value path = empty_array();
  for (const CovariateStep& step : model.path) {
    Value value = empty_object();
    add_member(value, "step", step_text(step.term, step.removed, model, lists));
    add_member(value, "pass", step.pass);
    add_criteria(value, step);
    add_member(value, "estimate",
               step.status == Status::ok ? make_value(step.population_size) : null_value());
    add_member(value, "status", std::string(name_of(step.status)));
    add_member(value, "boundary", step.boundary);
    path.array().push_back(std::move(value));
  }
  return path;
}

Value refused_value(const CovariateModel& model, const ListsInUse& lists) {
  Value refused = empty_array();
  for (const RefusedTerm& one : model.refused) {
    Value value = empty_object();
    add_member(value, "step", step_text(one.term, one.removed, model, lists));
    add_member(value, "after", static_cast<std::int64_t>(one.step) - 1);
    add_member(value, "status", std::string(name_of(one.why)));
    refused.array().push_back(std::move(value));
  }
  return refused;
}

std::string interactions_text(const CovariateModel& model, const ListsInUse& lists) {
  std::vector<std::string> names;
  for (const CovariateTerm& term : model.terms)
    if (lists_on(term.lists) + lists_on(term.covariates) >= 2)
      names.push_back(name_of_term(term, lists, model.covariates));
  return names.empty() ? "no interaction" : join_with_and(names);
}

/// The terms that were passed over for one reason, each once.
std::string refused_text(const CovariateModel& model, const ListsInUse& lists, Status why) {
  std::vector<std::string> names;
  for (const RefusedTerm& one : model.refused) {
    if (one.why != why) continue;
    std::string name = step_text(one.term, one.removed, model, lists);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names.empty() ? "" : join_with_and(names);
}

std::string refused_note(const CovariateModel& model, const ListsInUse& lists) {
  std::string note;
  const auto say = [&](Status why, const char* what) {
    if (const std::string terms = refused_text(model, lists, why); !terms.empty())
      note += fmt::format(" Passed over, since N would be {}: {}.", what, terms);
  };
  say(Status::no_mle, "infinite");
  say(Status::not_identifiable, "undetermined");
  say(Status::not_converged, "that of a fit that did not converge");
  return note;
}

std::string without_n_note(const CovariateModel& model) {
  const auto without =
      std::count_if(model.path.begin(), model.path.end(),
                    [](const CovariateStep& step) { return step.status != Status::ok; });
  return without == 0 ? ""
                      : fmt::format(" {} on the path {} no N: infinite or undetermined.",
                                    counted(static_cast<double>(without), "model"),
                                    without == 1 ? "has" : "have");
}

}  // namespace

Value covariates_value(const CovariateModel& model, const ListsInUse& lists) {
  Value value = empty_object();
  Value terms = empty_array();
  for (const CovariateTerm& term : model.terms)
    terms.array().push_back(make_value(name_of_term(term, lists, model.covariates)));
  add_member(value, "terms", std::move(terms));
  add_criteria(value, model.fit());
  add_member(value, "log_likelihood", model.log_likelihood);
  if (model.path.size() > 1) {
    add_member(value, "chosen", static_cast<std::int64_t>(model.chosen));
    add_member(value, "path", path_value(model, lists));
  }
  if (!model.refused.empty()) add_member(value, "refused", refused_value(model, lists));
  add_member(value, "by_level", levels_value(model));
  if (model.covariates.size() > 1) add_member(value, "by_pair", pairs_value(model));
  add_member(value, "by_pattern", patterns_value(model));
  return value;
}

std::string covariates_note(const CovariateModel& model, const EstimatorSpec& estimator) {
  const auto& method = std::get<LoglinearCovariates>(estimator.method);
  const CovariateStep& fit = model.fit();
  std::string note = fmt::format("{}; deviance {} on {} df, AIC {}, BIC {}.",
                                 interactions_text(model, estimator.lists),
                                 significant_text(fit.deviance, 5), fit.degrees_of_freedom,
                                 significant_text(fit.aic, 5), significant_text(fit.bic, 5));
  if (method.search == CovariateSearch::given) return note;
  note = "chose " + note;
  if (method.search == CovariateSearch::three_pass)
    note +=
        fmt::format(" It is model {} of the {} on the path.", model.chosen + 1, model.path.size());
  return note + refused_note(model, estimator.lists) + without_n_note(model);
}

Table levels_table(const std::string& label, const CovariateModel& model,
                   const EstimatorSpec& estimator) {
  const bool fitted = std::get<LoglinearCovariates>(estimator.method).by_level == LevelSums::fitted;
  Table table =
      table_with({"level", "observed", "unseen", fitted ? "fitted sum" : "estimate", "interval"});
  table.columns[4].needs_content = true;
  table.caption = fitted ? fmt::format("{} by level, as sums of fitted means", label)
                         : fmt::format("{} by level", label);
  for (std::size_t c = 0; c < model.covariates.size(); ++c)
    for (std::size_t l = 0; l < model.covariates[c].levels.size(); ++l) {
      const PatternSum sum = sum_of_patterns(model, {{c, l}});
      const LevelInterval* limits = interval_of(model, {c, l});
      std::vector<Cell> row{
          {fmt::format("{} {}", model.covariates[c].name, model.covariates[c].levels[l])},
          {persons(sum.observed)},
          {persons(sum.unseen)},
          {persons(fitted ? sum.fitted : sum.size())}};
      if (limits != nullptr) {
        const Interval& interval = fitted ? limits->of_fitted : limits->of_size;
        row.push_back({NumberRange{persons(interval.lower), persons(interval.upper)}});
      } else {
        row.push_back({Missing{}});
      }
      table.rows.push_back(std::move(row));
    }
  return table;
}

}  // namespace darknumber
