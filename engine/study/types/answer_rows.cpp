// SPDX-License-Identifier: MIT
#include "engine/study/types/answer_rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/performance/measures.h"
#include "engine/performance/moments.h"
#include "engine/performance/share_measures.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"
#include "engine/study/rounding.h"
#include "engine/study/row_values.h"
#include "engine/study/study_plan.h"

namespace darknumber {
namespace {

/// The numbers of every row of the study, replicate by replicate, without rounding: where rows have
/// the same answer, the same number.
ReplicatedOutputs numbers_of(const std::string& measure,
                             const std::vector<PublishedFigure>& published,
                             const std::vector<const ReplicateRows*>& rows) {
  ReplicatedOutputs numbers;
  numbers.replicates = rows.empty() ? 1 : rows.front()->size();
  numbers.values.resize(rows.size() * numbers.replicates);
  std::vector<std::vector<double>> by_row;
  for (const ReplicateRows* of_row : rows) {
    if (!is_point_measure(measure)) {
      by_row.push_back(row_values(measure, *of_row));
      continue;
    }
    by_row.emplace_back();
    for (const ReplicateRow& row : *of_row)
      by_row.back().push_back(point_measure(measure, row.truth, published));
  }
  for (std::size_t r = 0; r < numbers.replicates; ++r) {
    std::vector<ScaledNumber> column;
    for (std::size_t row = 0; row < rows.size(); ++row)
      column.push_back({by_row[row][r], measure_scale(measure, (*rows[row])[r].truth)});
    const std::vector<double> rounded = without_rounding(column);
    for (std::size_t row = 0; row < rows.size(); ++row)
      numbers.values[row * numbers.replicates + r] = rounded[row];
  }
  return numbers;
}

}  // namespace

AnswerRows::AnswerRows(const StudyPlan& plan, const std::vector<PointResult>& points,
                       std::size_t answer)
    : plan_(&plan), measure_(measure_of(*plan.scenario().study)) {
  for (const std::size_t point : plan.rows) rows_.push_back(&points[point].rows[answer]);
  numbers_ = numbers_of(measure_, plan.scenario().published, rows_);
}

std::vector<double> AnswerRows::values(std::size_t row) const {
  const std::span<const double> values = numbers_.row(row);
  return {values.begin(), values.end()};
}

std::vector<double> AnswerRows::means_of(const std::string& measure) const {
  const ReplicatedOutputs numbers = numbers_of(measure, plan_->scenario().published, rows_);
  std::vector<double> row_means;
  for (std::size_t row = 0; row < size(); ++row) {
    const std::span<const double> values = numbers.row(row);
    row_means.push_back(mean_of({values.begin(), values.end()}).value.value_or(NAN));
  }
  return row_means;
}

WithError AnswerRows::mean_of(const std::vector<double>& values) const {
  const bool on_expected = plan_->evaluation() == Evaluation::expected;
  if (on_expected && values.size() == 1 && std::isinf(values.front())) return {values.front(), 0.0};
  std::vector<double> finite;
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite),
               [](double value) { return std::isfinite(value); });
  const Moments moments = moments_of(finite);
  if (moments.n == 0) return {};
  if (on_expected) return {moments.mean, 0.0};
  if (moments.n == 1) return {moments.mean, std::nullopt};
  if (moments.variance == 0.0 && unit_of(measure_) == MeasureUnit::share)
    return {moments.mean, share_mcse(0.0, moments.n)};
  return {moments.mean, moments.standard_error()};
}

std::vector<std::size_t> answers_asked(const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  if (is_point_measure(measure_of(study))) return {0};
  std::vector<std::size_t> asked;
  for (std::size_t a = 0; a < plan.base.answers.size(); ++a)
    if (study.estimator.empty() || plan.base.answers[a].label == study.estimator)
      asked.push_back(a);
  return asked;
}

}  // namespace darknumber
