// SPDX-License-Identifier: MIT
#include "engine/report/page/sweep_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/charts/curve.h"
#include "engine/report/charts/loops.h"
#include "engine/report/find_measure.h"
#include "engine/report/study/factor_text.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// More places than this leave a step less than two units wide.
constexpr std::size_t most_places_of_loops = 240;

std::optional<LoopValue> swept_value(const PointResult& point, std::size_t estimator,
                                     const std::string& measure) {
  const EstimatorMeasure* one = measure_at(point, estimator, measure);
  if (one == nullptr || !std::isfinite(one->measured.value)) return std::nullopt;
  return LoopValue{one->measured.value, one->measured.mcse};
}

std::vector<std::size_t> estimators_swept(const StudyRun& run, const StudySpec& study) {
  std::vector<std::size_t> estimators;
  for (std::size_t e = 0; e < run.result.labels.size(); ++e)
    if (study.estimator.empty() || study.estimator == run.result.labels[e]) estimators.push_back(e);
  return estimators;
}

std::vector<Figure> curves_of(const StudyRun& run, const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  const Factor& factor = study.factors.front();
  const std::string measure = measure_of(study);
  std::vector<Figure> figures;
  for (const std::size_t e : estimators_swept(run, study)) {
    const std::string& label = run.result.labels[e];
    CurveChart chart;
    chart.factor = label_of(factor);
    chart.measure = fmt::format("{} of {}", measure, label);
    for (std::size_t row = 0; row < plan.rows.size(); ++row) {
      const auto swept = swept_value(run.result.points[plan.rows[row]], e, measure);
      chart.places.emplace_back(factor.values[row].number(),
                                swept ? std::optional(swept->value) : std::nullopt);
    }
    std::sort(chart.places.begin(), chart.places.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    if (chart.places.front().first == chart.places.back().first) continue;
    Figure figure{fmt::format("sweep[{}]", label), label + ": along the factor", curve_words(chart),
                  ""};
    figure.svg = curve_svg(figure.name, figure.title, chart);
    figures.push_back(std::move(figure));
  }
  return figures;
}

/// Which values a column of the points has, in the order in which they come.
LoopFactor loop_factor(const StudyRun& run, const StudyPlan& plan, std::size_t column) {
  LoopFactor factor{labels_of_factors(plan)[column], {}, {}};
  for (const std::size_t row : plan.rows) {
    const std::string text = factor_text(run.result.points[row].factor_values[column]);
    const auto found = std::find(factor.values.begin(), factor.values.end(), text);
    factor.at.push_back(static_cast<std::size_t>(found - factor.values.begin()));
    if (found == factor.values.end()) factor.values.push_back(text);
  }
  return factor;
}

std::vector<Figure> loops_of(const StudyRun& run, const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  const std::string measure = measure_of(study);
  LoopsChart chart;
  chart.measure = measure;
  if (measure.ends_with("inflation")) chart.reference = 1.0;
  for (std::size_t f = 0; f < run.result.factors.size(); ++f)
    if (LoopFactor factor = loop_factor(run, plan, f); factor.values.size() > 1)
      chart.factors.push_back(std::move(factor));
  for (const std::size_t e : estimators_swept(run, study)) {
    chart.series.push_back({run.result.labels[e], {}});
    for (const std::size_t row : plan.rows)
      chart.series.back().values.push_back(swept_value(run.result.points[row], e, measure));
  }
  Figure figure{"loops", "All combinations of the factors",
                "Each step is a point of the study, in the order of the file; the steps below say "
                "which values its factors have. " +
                    loops_words(chart),
                ""};
  figure.svg = loops_svg(figure.name, figure.title, chart);
  return {std::move(figure)};
}

}  // namespace

std::vector<Figure> sweep_figures(const StudyRun& run, const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  // What is of the world and of no estimator stands in the tables.
  if (plan.rows.size() < 2 || is_point_measure(measure_of(study))) return {};
  const bool one_of_numbers =
      study.factors.size() == 1 &&
      std::all_of(study.factors.front().values.begin(), study.factors.front().values.end(),
                  [](const Value& value) { return value.is_number(); });
  if (one_of_numbers) return curves_of(run, plan);
  return plan.rows.size() <= most_places_of_loops ? loops_of(run, plan) : std::vector<Figure>();
}

}  // namespace darknumber
