// SPDX-License-Identifier: MIT
#include "engine/study/study_outcome.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/share_measures.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"
#include "engine/study/rounding.h"
#include "engine/study/row_values.h"
#include "engine/study/study_rows.h"

namespace darknumber {
namespace {

/// Mean and its error over the numbers that exist; the expected table has no error, and its one
/// number may be infinite.
WithError mean_over(const std::vector<double>& values, Evaluation evaluation) {
  if (evaluation == Evaluation::expected && values.size() == 1 && std::isinf(values.front()))
    return {values.front(), 0.0};
  double mean = 0.0;
  double squares = 0.0;
  double n = 0.0;
  for (double value : values) {
    if (!std::isfinite(value)) continue;
    n += 1.0;
    const double step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  if (n == 0.0) return {};
  if (evaluation == Evaluation::expected) return {mean, 0.0};
  if (n == 1.0) return {mean, std::nullopt};
  return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

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

/// The study's rows, as one answer sees them.
class RowsOf {
 public:
  RowsOf(const StudyPlan& plan, const std::vector<PointResult>& points, std::size_t answer)
      : plan_(&plan), measure_(measure_of(*plan.scenario().study)) {
    for (const std::size_t point : plan.rows) rows_.push_back(&points[point].rows[answer]);
    numbers_ = numbers_of(measure_, plan.scenario().published, rows_);
  }

  std::size_t size() const { return rows_.size(); }
  /// The measure's number in each replicate of a row.
  std::vector<double> values(std::size_t row) const {
    const std::span<const double> values = numbers_.row(row);
    return {values.begin(), values.end()};
  }
  /// Those of all rows.
  const ReplicatedOutputs& numbers() const { return numbers_; }
  /// Of another measure, the mean of each row.
  std::vector<double> means_of(const std::string& measure) const {
    const ReplicatedOutputs numbers = numbers_of(measure, plan_->scenario().published, rows_);
    std::vector<double> row_means;
    for (std::size_t row = 0; row < size(); ++row) {
      const std::span<const double> values = numbers.row(row);
      row_means.push_back(mean_of({values.begin(), values.end()}).value.value_or(NAN));
    }
    return row_means;
  }
  /// Of numbers of the measure itself.
  WithError measured(const std::vector<double>& values) const {
    WithError mean = mean_of(values);
    // A share of 0 or of all has an error of its own, though no replicate differs from another.
    if (mean.value && mean.mcse == 0.0 && plan_->evaluation() == Evaluation::monte_carlo &&
        is_share_of_replicates(measure_))
      mean.mcse = share_mcse(*mean.value, values.size());
    return mean;
  }
  WithError mean_of(const std::vector<double>& values) const {
    return mean_over(values, plan_->evaluation());
  }

 private:
  const StudyPlan* plan_;
  std::string measure_;
  std::vector<const ReplicateRows*> rows_;
  ReplicatedOutputs numbers_;
};

std::vector<double> difference_of(const std::vector<double>& first,
                                  const std::vector<double>& second) {
  std::vector<double> differences;
  for (std::size_t r = 0; r < first.size(); ++r) differences.push_back(first[r] - second[r]);
  return differences;
}

OneAtATimeOutcome::OfAnswer one_at_a_time(const RowsOf& rows, std::size_t answer,
                                          std::size_t factors) {
  OneAtATimeOutcome::OfAnswer outcome{answer, {}, {}};
  const std::vector<double> base = rows.values(0);
  outcome.base = rows.measured(base);
  for (std::size_t f = 0; f < factors; ++f) {
    const std::vector<double> low = rows.values(1 + 2 * f);
    const std::vector<double> high = rows.values(2 + 2 * f);
    outcome.factors.push_back({rows.measured(low), rows.measured(high),
                               rows.mean_of(difference_of(low, base)),
                               rows.mean_of(difference_of(high, base))});
  }
  return outcome;
}

/// The ledger of each replicate, and the mean and error of every entry.
LedgerOutcome::OfAnswer ledger(const RowsOf& rows, std::size_t answer, std::size_t violations) {
  std::vector<std::vector<double>> values;
  for (std::size_t row = 0; row < rows.size(); ++row) values.push_back(rows.values(row));
  const std::size_t replicates = values.front().size();
  struct Columns {
    std::vector<double> alone, last, shapley;
  };
  std::vector<Columns> columns(violations);
  std::vector<double> off;
  std::vector<double> all;
  for (std::size_t r = 0; r < replicates; ++r) {
    std::vector<std::optional<double>> answers;
    double largest = 0.0;
    for (const std::vector<double>& row : values) {
      answers.push_back(std::isnan(row[r]) ? std::nullopt : std::optional(row[r]));
      if (std::isfinite(row[r])) largest = std::max(largest, std::abs(row[r]));
    }
    const Ledger one = ledger_of(violations, answers);
    off.push_back(one.off.value_or(NAN));
    all.push_back(one.all.value_or(NAN));
    for (std::size_t v = 0; v < violations; ++v) {
      columns[v].alone.push_back(one.lines[v].alone.value_or(NAN));
      columns[v].last.push_back(one.lines[v].last.value_or(NAN));
      columns[v].shapley.push_back(beyond_rounding(one.lines[v].shapley.value_or(NAN), largest));
    }
  }
  LedgerOutcome::OfAnswer outcome{answer, rows.measured(off), rows.measured(all), {}};
  for (const Columns& column : columns)
    outcome.lines.push_back(
        {rows.mean_of(column.alone), rows.mean_of(column.last), rows.mean_of(column.shapley)});
  return outcome;
}

SampleOutcome::OfAnswer sample(const StudyPlan& plan, const RowsOf& rows, std::size_t answer) {
  SampleOutcome::OfAnswer outcome;
  outcome.answer = answer;
  const StudySpec& study = *plan.scenario().study;
  const std::uint64_t seed = plan.scenario().monte_carlo.seed;
  GivenSample of_measure;
  of_measure.dimensions = study.factors.size();
  for (const std::vector<double>& point : sample_cube(study, seed))
    of_measure.points.insert(of_measure.points.end(), point.begin(), point.end());
  GivenSample of_ratio = of_measure;
  const std::string measure = measure_of(study);
  of_measure.outputs = rows.means_of(measure);
  of_ratio.outputs = rows.means_of(is_point_measure(measure) ? measure : "inflation");
  // The truth itself is neither above nor below the truth.
  if (measure == point_measure_kinds.front().name)
    for (double& truth : of_ratio.outputs) truth /= truth;
  for (const double ratio : of_ratio.outputs)
    ++(std::isnan(ratio) ? outcome.none
       : ratio > 1.0     ? outcome.over
       : ratio < 1.0     ? outcome.under
                         : outcome.equal);
  GivenDataOptions options;
  options.seed = seed;
  outcome.pawn = pawn_indices(of_measure, options);
  outcome.delta = delta_indices(of_measure, options);
  outcome.split = regional_analysis(of_ratio, 1.0, options);
  return outcome;
}

/// The outputs of `count` rows from `first` on.
ReplicatedOutputs outputs_of(const RowsOf& rows, std::size_t first, std::size_t count) {
  const ReplicatedOutputs& all = rows.numbers();
  const auto at = [&](std::size_t row) {
    return all.values.begin() + static_cast<std::ptrdiff_t>(row * all.replicates);
  };
  return {all.replicates, {at(first), at(first + count)}};
}

SobolOutcome::OfAnswer sobol(const RowsOf& rows, std::size_t answer, const SobolRows& design) {
  const std::size_t of_indices = design.indices.rows();
  SobolOutcome::OfAnswer outcome{
      answer, sobol_indices(design.indices, outputs_of(rows, 0, of_indices)), {}};
  if (design.shapley)
    outcome.shapley =
        shapley_effects(*design.shapley, outputs_of(rows, of_indices, design.shapley->rows()));
  return outcome;
}

MorrisOutcome::OfAnswer morris(const RowsOf& rows, std::size_t answer, const MorrisDesign& design) {
  std::vector<std::vector<double>> outputs;
  for (std::size_t row = 0; row < rows.size(); ++row) outputs.push_back(rows.values(row));
  return {answer, is_constant(rows.numbers()), morris_effects(design, outputs)};
}

TippingOutcome tipping(const StudyPlan& plan, const std::vector<PointResult>& points) {
  TippingOutcome outcome{std::get<TippingStudy>(plan.meaning), {}};
  const RowsOf rows(plan, points, outcome.study.answer);
  for (const CrossingRows& crossing : outcome.study.confirm) {
    std::vector<std::vector<double>> by_value;
    for (std::size_t i = 0; i < crossing.at.size(); ++i)
      by_value.push_back(rows.values(crossing.first_row + i));
    std::vector<std::vector<double>> by_replicate(by_value.front().size());
    for (std::size_t r = 0; r < by_replicate.size(); ++r)
      for (const std::vector<double>& values : by_value) by_replicate[r].push_back(values[r]);
    const double target = plan.scenario().study->target;
    const double at = outcome.study.one->crossings[crossing.crossing].at;
    LocalAnswers answers = local_means(crossing.at, by_replicate);
    straighten(answers, crossing.exact, at, target);
    outcome.confirmed.push_back(confirm_tipping_point(answers, target, at));
  }
  return outcome;
}

template <typename Outcome, typename OfAnswer>
Outcome for_answers(const StudyPlan& plan, const std::vector<PointResult>& points,
                    OfAnswer of_answer) {
  Outcome outcome;
  const std::string& label = plan.scenario().study->estimator;
  for (std::size_t a = 0; a < plan.base.answers.size(); ++a)
    if (is_point_measure(measure_of(*plan.scenario().study))
            ? a == 0  // a point has one, whatever the estimators
            : label.empty() || plan.base.answers[a].label == label)
      outcome.answers.push_back(of_answer(RowsOf(plan, points, a), a));
  return outcome;
}

}  // namespace

StudyOutcome outcome_of(const StudyPlan& plan, const std::vector<PointResult>& points) {
  if (!plan.scenario().study) return {};
  switch (plan.scenario().study->type) {
    case StudyType::sweep:
      return {};
    case StudyType::one_at_a_time:
      return for_answers<OneAtATimeOutcome>(plan, points, [&](const RowsOf& rows, std::size_t a) {
        return one_at_a_time(rows, a, plan.scenario().study->factors.size());
      });
    case StudyType::ledger: {
      const auto& meaning = std::get<LedgerRows>(plan.meaning);
      auto outcome =
          for_answers<LedgerOutcome>(plan, points, [&](const RowsOf& rows, std::size_t a) {
            return ledger(rows, a, meaning.violations.size());
          });
      outcome.violations = meaning.violations;
      return outcome;
    }
    case StudyType::sample:
      return for_answers<SampleOutcome>(
          plan, points, [&](const RowsOf& rows, std::size_t a) { return sample(plan, rows, a); });
    case StudyType::morris:
      return for_answers<MorrisOutcome>(plan, points, [&](const RowsOf& rows, std::size_t a) {
        return morris(rows, a, std::get<MorrisDesign>(plan.meaning));
      });
    case StudyType::sobol:
      return for_answers<SobolOutcome>(plan, points, [&](const RowsOf& rows, std::size_t a) {
        return sobol(rows, a, std::get<SobolRows>(plan.meaning));
      });
    case StudyType::tipping_point:
      return tipping(plan, points);
  }
  return {};
}

}  // namespace darknumber
