// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/interval_views.h"

#include <cmath>

#include "engine/input/make_value.h"
#include "engine/report/page/explore/views.h"

namespace darknumber {
namespace {

/// One number with its interval for each of some names.
struct IntervalColumns {
  std::vector<std::vector<double>> values;
  std::vector<std::vector<double>> low;
  std::vector<std::vector<double>> high;
  Value why = empty_array();
};

Value intervals_value(IntervalColumns columns) {
  Value value = empty_object();
  add_member(value, "values", explored_columns(columns.values, 6));
  add_member(value, "low", explored_columns(columns.low, 6));
  add_member(value, "high", explored_columns(columns.high, 6));
  if (!columns.why.array().empty()) add_member(value, "why", std::move(columns.why));
  return value;
}

Value one_of_each(Value value, const char* of, Value measure) {
  add_member(value, "of", of);
  add_member(value, "exact", false);
  add_member(value, "across", empty_array());
  Value measures = empty_array();
  measures.array().push_back(std::move(measure));
  add_member(value, "measures", std::move(measures));
  return value;
}

}  // namespace

Value beliefs_view(const Explanation& found, const StudyPlan& plan) {
  if (found.factors.empty()) return null_value();
  std::vector<std::string> names;
  IntervalColumns columns;
  for (std::size_t f = 0; f < found.factors.size(); ++f) {
    const Quantiles& at = found.factors[f].in_belief;
    names.push_back(label_of(plan.scenario().study->factors[f]));
    columns.values.push_back({at[shown_median]});
    columns.low.push_back({at.front()});
    columns.high.push_back({at.back()});
  }
  Value measure = intervals_value(std::move(columns));
  add_member(measure, "name", "share of the belief that lies below");
  add_member(measure, "help", "The median of these worlds, and nine in ten of them.");
  add_member(measure, "unit", "share");
  add_member(measure, "log", false);
  add_member(measure, "reference", 0.5);
  return one_of_each(explored_view("points", "Every belief",
                                   "Where in its belief each factor lies after the table.", names),
                     "factor", std::move(measure));
}

Value estimates_view(const TableEstimates& table) {
  std::vector<std::string> labels;
  IntervalColumns columns;
  for (std::size_t a = 0; a < table.answers.size(); ++a) {
    const FitOutcome& outcome = table.outcomes[a];
    const auto* estimate = std::get_if<Estimate>(&outcome);
    labels.push_back(table.answers[a].label);
    const bool interval = estimate != nullptr && estimate->interval;
    columns.values.push_back({estimate != nullptr ? estimate->population_size : NAN});
    columns.low.push_back({interval ? estimate->interval->lower : NAN});
    columns.high.push_back({interval ? estimate->interval->upper : NAN});
    columns.why.array().push_back(
        explored_texts({estimate != nullptr ? "" : std::string(meaning_of(status_of(outcome)))}));
  }
  Value measure = intervals_value(std::move(columns));
  add_member(measure, "name", "persons");
  add_member(measure, "help", "Each estimate and its interval; the line is the number observed.");
  add_member(measure, "unit", "persons");
  add_member(measure, "log", false);
  add_member(measure, "reference", table.table.observed());
  return one_of_each(
      explored_view("points", "Every estimate",
                    "With its interval; the long line is the number observed.", labels),
      "estimator", std::move(measure));
}

}  // namespace darknumber
