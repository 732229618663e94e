// SPDX-License-Identifier: MIT
#include "engine/report/show/measures_report.h"

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/find_measure.h"
#include "engine/report/folder/results_json.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/wide_csv.h"
#include "engine/scenario/description/in_words.h"

namespace darknumber {
namespace {

/// The measures that there are, in their order.
std::vector<std::string> names_of_measures(const RunResult& result) {
  std::vector<std::string> names;
  for (const PointResult& point : result.points)
    for (const auto* measures : {&point.measures, &point.own_measures})
      for (const EstimatorMeasure& one : *measures)
        if (std::find(names.begin(), names.end(), one.measured.name) == names.end())
          names.push_back(one.measured.name);
  return names;
}

Cell measure_cell(const Measured& measured) {
  if (measured.mcse == 0.0) return {significant(measured.value)};
  return {measured_number(measured.value, measured.mcse)};
}

/// A row of these measures, beginning with `before`; nothing where there are none of the names.
void add_row(const std::vector<EstimatorMeasure>& of_row, const std::vector<std::string>& names,
             const std::string& no_world, std::vector<Cell> before, Table& table) {
  bool any = false;
  for (const std::string& name : names) {
    Cell cell{Missing{no_world}};
    for (const EstimatorMeasure& one : of_row)
      if (one.measured.name == name) {
        cell = measure_cell(one.measured);
        any = true;
      }
    before.push_back(std::move(cell));
  }
  if (any) table.rows.push_back(std::move(before));
}

std::vector<EstimatorMeasure> measures_by(const PointResult& point, std::size_t estimator) {
  std::vector<EstimatorMeasure> measures;
  for (const EstimatorMeasure& one : point.measures)
    if (one.estimator == estimator) measures.push_back(one);
  return measures;
}

Table measures_table(const ShownMeasures& shown) {
  const RunResult& result = shown.result;
  const std::vector<std::string> measures = names_of_measures(result);
  const bool many = result.points.size() > 1;
  std::vector<std::string> header;
  if (many) header.emplace_back("point");
  if (many) header.insert(header.end(), shown.factors.begin(), shown.factors.end());
  header.emplace_back("estimator");
  header.insert(header.end(), measures.begin(), measures.end());
  Table table = table_with(std::move(header));
  table.columns[many ? 1 + shown.factors.size() : 0].align = Align::left;
  for (std::size_t p = 0; p < result.points.size(); ++p) {
    const PointResult& point = result.points[p];
    std::vector<Cell> place;
    if (many) place.push_back({std::to_string(p)});
    if (many)
      for (const Value& value : point.factor_values) place.push_back({factor_text(value)});
    const auto add = [&](const std::string& label, const std::vector<EstimatorMeasure>& of_row) {
      std::vector<Cell> before = place;
      before.push_back({label});
      add_row(of_row, measures, point.no_world, std::move(before), table);
    };
    for (std::size_t e = 0; e < result.labels.size(); ++e)
      add(result.labels[e], measures_by(point, e));
    add("", point.own_measures);
  }
  return table;
}

Blocks measures_blocks(const ShownMeasures& shown) {
  Blocks blocks = shown.before;
  blocks.push_back({measures_table(shown)});
  std::string text = "± is the Monte Carlo standard error.";
  for (const std::string& name : names_of_measures(shown.result))
    text += " " + name + ": " + help_of_measure(name);
  blocks.push_back(remark(in_words(text, shown.words)));
  return blocks;
}

std::string measures_json(const RunResult& result) {
  Value root = empty_object();
  add_member(root, "scenario_hash", result.scenario_hash);
  add_member(root, "seed", static_cast<std::int64_t>(result.seed));
  add_member(root, "points", run_points_value(result));
  add_member(root, "measures", run_measures_value(result));
  return write_json(root, JsonLayout::indented);
}

}  // namespace

void keep_asked(const MeasuresAsked& asked, RunResult& result) {
  const auto place = [&](const EstimatorMeasure& one) {
    return std::find(asked.measures.begin(), asked.measures.end(), one.measured.name) -
           asked.measures.begin();
  };
  const auto is_asked = [&](const EstimatorMeasure& one) {
    const std::string& label = result.labels[one.estimator];
    return place(one) < static_cast<std::ptrdiff_t>(asked.measures.size()) &&
           (asked.estimators.empty() || std::find(asked.estimators.begin(), asked.estimators.end(),
                                                  label) != asked.estimators.end());
  };
  for (PointResult& point : result.points) {
    std::erase_if(point.measures, [&](const EstimatorMeasure& one) { return !is_asked(one); });
    std::erase_if(point.own_measures, [&](const EstimatorMeasure& one) {
      return place(one) == static_cast<std::ptrdiff_t>(asked.measures.size());
    });
    std::stable_sort(point.measures.begin(), point.measures.end(),
                     [&](const EstimatorMeasure& a, const EstimatorMeasure& b) {
                       return a.estimator != b.estimator ? a.estimator < b.estimator
                                                         : place(a) < place(b);
                     });
  }
}

Report report_of(const ShownMeasures& shown) {
  return {[&] { return measures_blocks(shown); }, [&] { return measures_json(shown.result); },
          [&] { return wide_csv(shown.result, shown.factors); }};
}

}  // namespace darknumber
