// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/points_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/input/make_value.h"
#include "engine/report/charts/drawing.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/page/explore/views.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/some_points.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// The estimators' value and error of one measure at some points.
struct MeasureColumns {
  std::string name;
  bool of_point = false;  // of the world, and no estimator's
  std::vector<std::vector<double>> values;
  std::vector<std::vector<double>> errors;
};

const char* unit_text(const MeasureColumns& measure) {
  if (measure.of_point) return is_in_persons(measure.name) ? "persons" : "ratio";
  switch (unit_of(measure.name)) {
    case MeasureUnit::persons:
      return "persons";
    case MeasureUnit::ratio:
      return "ratio";
    case MeasureUnit::share:
      return "share";
  }
  return "";
}

/// What a measure would be if estimates were right; nothing where that is no number of its own.
std::optional<double> right_value(const std::string& name, double level) {
  if (name.find("inflation") != std::string::npos) return 1.0;
  if (name.ends_with("bias") || name.ends_with("_error")) return 0.0;
  if (name == "coverage") return level;
  return std::nullopt;
}

/// Every measure that some point has, those that the study is about first; of a plain run the one
/// that its verdict is about.
std::vector<MeasureColumns> measures_at(const RunResult& result, const StudyPlan& plan,
                                        const std::vector<std::size_t>& points) {
  std::vector<MeasureColumns> columns;
  std::map<std::string, std::size_t, std::less<>> found;
  const auto column = [&](const std::string& name) -> MeasureColumns& {
    const auto [at, added] = found.emplace(name, columns.size());
    if (added) {
      const bool of_point = is_point_measure(name);
      const std::vector<double> none(points.size(), NAN);
      const std::vector<std::vector<double>> nobody(of_point ? 1 : result.labels.size(), none);
      columns.push_back({name, of_point, nobody, nobody});
    }
    return columns[at->second];
  };
  if (plan.scenario().study)
    for (const std::string& name : measures_of(*plan.scenario().study)) column(name);
  else
    column("median_inflation");
  for (std::size_t p = 0; p < points.size(); ++p) {
    const PointResult& point = result.points[points[p]];
    for (const auto* measures : {&point.measures, &point.own_measures})
      for (const EstimatorMeasure& one : *measures) {
        MeasureColumns& into = column(one.measured.name);
        const std::size_t series = into.of_point ? 0 : one.estimator;
        into.values[series][p] = one.measured.value;
        into.errors[series][p] = one.measured.mcse;
      }
  }
  std::erase_if(columns, [](const MeasureColumns& one) {
    return std::all_of(one.values.begin(), one.values.end(), [](const std::vector<double>& of_one) {
      return std::all_of(of_one.begin(), of_one.end(), [](double v) { return std::isnan(v); });
    });
  });
  return columns;
}

Value measure_value(const MeasureColumns& measure, double level) {
  Value value = empty_object();
  add_member(value, "name", plain_text(measure.name));
  add_member(value, "help", help_of_measure(measure.name));
  add_member(value, "unit", unit_text(measure));
  add_member(value, "log", measure.name.ends_with("inflation"));
  if (measure.of_point) add_member(value, "of_point", true);
  if (const auto right = right_value(measure.name, level)) add_member(value, "reference", *right);
  add_member(value, "values", explored_columns(measure.values, 6));
  add_member(value, "errors", explored_columns(measure.errors, 2));
  return value;
}

bool is_log(const StudyPlan& plan, const std::string& factor) {
  if (!plan.scenario().study) return false;
  for (const Factor& one : plan.scenario().study->factors)
    if (name_of(one) == factor) return one.scale == FactorScale::log;
  return false;
}

Value across_value(const RunResult& result, const StudyPlan& plan,
                   const std::vector<std::size_t>& points) {
  Value value = empty_array();
  const std::vector<std::string> labels = labels_of_factors(plan);
  for (std::size_t f = 0; f < result.factors.size(); ++f) {
    Value at = empty_array();
    for (const std::size_t p : points) {
      const Value& given = result.points[p].factor_values[f];
      at.array().push_back(given.is_null()     ? null_value()
                           : given.is_number() ? explored_number(given.number())
                                               : make_value(plain_text(factor_text(given))));
    }
    Value factor = empty_object();
    add_member(factor, "name", plain_text(labels[f]));
    add_member(factor, "log", is_log(plan, result.factors[f]));
    add_member(factor, "at", std::move(at));
    value.array().push_back(std::move(factor));
  }
  return value;
}

}  // namespace

Value points_view(const RunResult& result, const StudyPlan& plan) {
  const std::size_t of_a_measure = 2 * std::max<std::size_t>(1, result.labels.size());
  const std::size_t of_a_point = of_a_measure + result.factors.size();
  const std::vector<std::size_t> points =
      some_points(result.points.size(),
                  std::clamp<std::size_t>(most_numbers_of_a_view / of_a_point, 1, most_marks));
  std::vector<MeasureColumns> measures = measures_at(result, plan, points);
  if (measures.empty()) return null_value();
  const std::size_t all_measures = measures.size();
  measures.resize(
      std::min(all_measures,
               std::max<std::size_t>(1, most_numbers_of_a_view / (of_a_measure * points.size()))));
  const bool several = result.points.size() > 1;
  Value value =
      explored_view("points", several ? "Every point of the study" : "Every measure",
                    "A thin line is the Monte Carlo error; the long line is where right estimates "
                    "would be.",
                    result.labels);
  add_member(value, "of", "estimator");
  add_member(value, "exact", plan.evaluation() == Evaluation::expected);
  add_member(value, "across", across_value(result, plan, points));
  Value of_measures = empty_array();
  for (const MeasureColumns& one : measures)
    of_measures.array().push_back(measure_value(one, plan.base.scenario.estimation.level));
  add_member(value, "measures", std::move(of_measures));
  std::string note;
  if (points.size() < result.points.size())
    note += fmt::format("{} of {} points, spread over all of them",
                        quantity_text(static_cast<double>(points.size())),
                        quantity_text(static_cast<double>(result.points.size())));
  if (measures.size() < all_measures)
    note +=
        fmt::format("{}{} of {} measures", note.empty() ? "" : "; ", measures.size(), all_measures);
  if (!note.empty()) add_note(value, note);
  return value;
}

}  // namespace darknumber
