// SPDX-License-Identifier: MIT
#include "engine/report/study/sweep_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/held_truths.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// The answers that the study is about.
std::vector<std::size_t> answers_asked(const StudyRun& run, const StudySpec& study,
                                       const std::string& measure) {
  if (is_point_measure(measure)) return {0};
  std::vector<std::size_t> answers;
  for (std::size_t a = 0; a < run.result.labels.size(); ++a)
    if (study.estimator.empty() || study.estimator == run.result.labels[a]) answers.push_back(a);
  return answers;
}

/// The columns that a row of the study sets; claims may set others at their own points.
std::vector<std::size_t> factors_set(const StudyRun& run, const StudyPlan& plan) {
  std::vector<std::size_t> columns;
  for (std::size_t f = 0; f < run.result.factors.size(); ++f)
    if (std::any_of(plan.rows.begin(), plan.rows.end(), [&](std::size_t point) {
          return !run.result.points[point].factor_values[f].is_null();
        }))
      columns.push_back(f);
  return columns;
}

Cell measured_at(const PointResult& point, std::size_t answer, const std::string& measure) {
  const EstimatorMeasure* one = measure_at(point, answer, measure);
  return one != nullptr ? cell_of(WithError{one->measured.value, one->measured.mcse})
                        : Cell{Missing{point.no_world}};
}

std::string explained(const std::vector<std::string>& measures) {
  std::string text;
  for (const std::string& measure : measures)
    text += (text.empty() ? "" : " ") + measure + ": " + help_of_measure(measure);
  return text;
}

}  // namespace

Cell cell_of(const WithError& number) {
  if (!number.value) return {Missing{}};
  if (number.mcse == 0.0) return {significant(*number.value)};
  return {measured_number(*number.value, number.mcse.value_or(NAN))};
}

Cell cell_of(const SensitivityIndex& index) {
  if (!index.value) return {Missing{}};
  if (!index.interval) return {significant(*index.value)};
  return {fmt::format("{} ({} to {})", thousandths_text(*index.value),
                      thousandths_text(index.interval->lower),
                      thousandths_text(index.interval->upper))};
}

Blocks sweep_blocks(const StudyRun& run, const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  const std::vector<std::size_t> columns = factors_set(run, plan);
  const std::vector<std::string> measures = measures_of(study);
  const std::vector<std::string> names = labels_of_factors(plan);
  std::vector<std::string> header{"point"};
  for (std::size_t f : columns) header.push_back(names[f]);
  const auto is_asked = [&](std::string_view measure) {
    return std::find(measures.begin(), measures.end(), measure) != measures.end();
  };
  // Where the truth is what is asked it has its own column.
  const bool held = table_held_to(plan).has_value() && !is_asked(truth_measure);
  if (held) header.push_back(plan.scenario().words.victims);
  for (const std::string& measure : measures)
    for (std::size_t a : answers_asked(run, study, measure)) {
      const std::string& label = run.result.labels[a];
      if (is_point_measure(measure))
        header.push_back(measure);
      else
        header.push_back(measure == measures.front() ? label : label + " " + measure);
    }
  Table table = table_with(std::move(header));
  for (std::size_t row : plan.rows) {
    const PointResult& point = run.result.points[row];
    std::vector<Cell> cells{{std::to_string(row)}};
    for (std::size_t f : columns) cells.push_back({factor_text(point.factor_values[f])});
    if (held)
      cells.push_back(point.no_world.empty() ? Cell{persons(std::round(point.truth))}
                                             : Cell{"no such world"});
    for (const std::string& measure : measures)
      for (std::size_t a : answers_asked(run, study, measure))
        cells.push_back(measured_at(point, a, measure));
    table.rows.push_back(std::move(cells));
  }
  return {{std::move(table)}, remark(in_words(explained(measures), plan.scenario().words))};
}

}  // namespace darknumber
