// SPDX-License-Identifier: MIT
#include "engine/study/types/tipping_point_study.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/measures.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/read_factors.h"
#include "engine/study/factor_values.h"
#include "engine/study/measure_names.h"
#include "engine/study/plan_rows.h"
#include "engine/study/tipping/tipping_integer.h"
#include "engine/study/types/answer_rows.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// Crossings that replicates confirm: more are rare, and each costs seven points.
constexpr std::size_t most_confirmed = 3;

std::size_t answer_named(const std::string& label, const std::vector<Answer>& answers) {
  for (std::size_t a = 0; a < answers.size(); ++a)
    if (answers[a].label == label) return a;
  DN_EXPECT(false, "the label of an answer");
  return 0;
}

/// Leaves only the estimator that gives an answer, and those that it is a mean of.
void keep_estimator_of(const Answer& answer, std::vector<EstimatorSpec>& estimators) {
  std::vector<std::string> labels{estimators[answer.estimator].label};
  if (const auto* mean = std::get_if<MeanOf>(&estimators[answer.estimator].method))
    labels.insert(labels.end(), mean->labels.begin(), mean->labels.end());
  std::erase_if(estimators, [&](const EstimatorSpec& one) {
    return std::find(labels.begin(), labels.end(), one.label) == labels.end();
  });
}

/// The measure on the exact expected table, as the factors take values.
class ExactAnswer {
 public:
  ExactAnswer(const StudySpec& study, const Answer& answer, const RowPlanner& planner,
              const std::optional<Hold>& hold)
      : study_(&study),
        answer_(&answer),
        maker_(planner.maker.get()),
        stop_(planner.stop),
        hold_(&hold),
        measure_(measure_of(study)) {}

  /// The measure of a point's row.
  double of_row(const ReplicateRow& row, const std::vector<PublishedFigure>& published) const {
    return is_point_measure(measure_) ? point_measure(measure_, row.truth, published)
                                      : exact_value(measure_, row, row.truth);
  }

  /// Throws GivenUp.
  std::optional<double> at(const std::vector<Value>& values) {
    give_up_if_asked(stop_);
    try {
      Scenario scenario = maker_->scenario_with(settings_of(study_->factors, values));
      keep_estimator_of(*answer_, scenario.estimation.estimators);
      const PointOrReason prepared =
          prepare_point(std::move(scenario), *hold_, Evaluation::expected, stop_);
      const auto* point = std::get_if<PreparedPoint>(&prepared);
      if (point == nullptr) return std::nullopt;
      const ReplicateRow row = point->expected_rows()[answer_named(answer_->label, point->answers)];
      if (!truth_) truth_ = std::round(row.truth);
      truth_moves_ = truth_moves_ || std::round(row.truth) != *truth_;
      const double value = of_row(row, point->scenario.published);
      return std::isfinite(value) ? std::optional(value) : std::nullopt;
    } catch (const UnsolvableScenario&) {
      return std::nullopt;
    }
  }

  /// Whether the worlds so far have different truths, in whole persons.
  bool truth_moves() const { return truth_moves_; }

  Value value_of(std::size_t factor, double number) const {
    const Factor& one = study_->factors[factor];
    return factor_number(number, one.kind, one.position);
  }

 private:
  const StudySpec* study_;
  const Answer* answer_;
  const PointMaker* maker_;
  const StopQuestion* stop_;
  const std::optional<Hold>* hold_;
  std::string measure_;
  std::optional<double> truth_;  // of the first world
  bool truth_moves_ = false;
};

FactorSpan span_of(const Factor& factor) {
  return {factor.range->low, factor.range->high,
          factor.scale == FactorScale::log ? Spacing::logarithmic : Spacing::linear};
}

double scaled(const Factor& factor, double number) {
  return factor.scale == FactorScale::log ? std::log(number) : number;
}

double unscaled(const Factor& factor, double number) {
  return factor.scale == FactorScale::log ? std::exp(number) : number;
}

/// The exact answer at each of these values of the one factor; empty where one has none.
std::vector<double> exact_values(ExactAnswer& exact, const std::vector<double>& at) {
  std::vector<double> values;
  for (double value : at) {
    const std::optional<double> answer = exact.at({exact.value_of(0, value)});
    if (!answer) return {};
    values.push_back(*answer);
  }
  return values;
}

void solve_one(const StudySpec& study, ExactAnswer& exact, TippingSolution& tipping) {
  const Factor& factor = study.factors.front();
  if (factor.kind == FactorKind::integer) {
    const IntegerSpan span{static_cast<std::int64_t>(factor.range->low),
                           static_cast<std::int64_t>(factor.range->high), span_of(factor).spacing};
    tipping.one = integer_tipping_points(
        [&](std::int64_t n) { return exact.at({exact.value_of(0, static_cast<double>(n))}); }, span,
        target_of(study));
  } else {
    tipping.one = tipping_points([&](double x) { return exact.at({exact.value_of(0, x)}); },
                                 span_of(factor), target_of(study));
  }
  // What is of no estimator has no noise to look through.
  const bool confirm =
      study.evaluate == Evaluation::monte_carlo && !is_point_measure(measure_of(study));
  for (std::size_t c = 0; c < tipping.one->crossings.size(); ++c) {
    const double at = tipping.one->crossings[c].at;
    std::vector<double> values{at};
    if (confirm && c < most_confirmed && factor.kind == FactorKind::continuous) {
      values = tipping_neighbourhood(at, span_of(factor));
      tipping.confirm.push_back({c, values, exact_values(exact, values), tipping.rows.size()});
    }
    for (double value : values) tipping.rows.push_back({exact.value_of(0, value)});
  }
  if (!tipping.rows.empty()) return;
  for (const auto& extreme : {tipping.one->least, tipping.one->most})
    if (extreme) tipping.rows.push_back({exact.value_of(0, extreme->at)});
}

void solve_several(const StudySpec& study, ExactAnswer& exact, const PreparedPoint& base,
                   TippingSolution& tipping) {
  DepartureProblem problem;
  problem.target = target_of(study);
  for (const Factor& factor : study.factors) {
    if (!factor.plausible) return;
    const double low = scaled(factor, factor.plausible->low);
    const double high = scaled(factor, factor.plausible->high);
    problem.centre.push_back(0.5 * (low + high));
    problem.half_width.push_back(0.5 * (high - low));
    problem.low.push_back(scaled(factor, factor.range->low));
    problem.high.push_back(scaled(factor, factor.range->high));
  }
  const auto answer = [&](std::span<const double> at) {
    std::vector<Value> values;
    for (std::size_t f = 0; f < at.size(); ++f)
      values.push_back(exact.value_of(f, unscaled(study.factors[f], at[f])));
    return exact.at(values);
  };
  const std::optional<double> here = answer(problem.centre);
  const ReplicateRow row = base.expected_rows()[tipping.answer];
  const double before = here.value_or(exact.of_row(row, base.scenario.published));
  problem.reach = before > target_of(study) ? TargetReach::at_most : TargetReach::at_least;
  tipping.many = least_departure(answer, problem);
  if (!tipping.many) return;
  for (std::size_t f = 0; f < study.factors.size(); ++f)
    tipping.many->at[f] = unscaled(study.factors[f], tipping.many->at[f]);
  std::vector<Value> values;
  for (std::size_t f = 0; f < study.factors.size(); ++f)
    values.push_back(exact.value_of(f, tipping.many->at[f]));
  tipping.rows.push_back(std::move(values));
}

/// Where the answer is least and most on the contour's grid.
void add_extremes(const Contour& contour, const ExactAnswer& exact, TippingSolution& tipping) {
  for (const auto& extreme : {contour.least, contour.most})
    if (extreme)
      tipping.rows.push_back(
          {exact.value_of(0, extreme->first), exact.value_of(1, extreme->second)});
}

void solve(const StudySpec& study, ExactAnswer& exact, const PreparedPoint& base,
           TippingSolution& tipping) {
  if (study.factors.size() == 1) return solve_one(study, exact, tipping);
  if (study.factors.size() == 2)
    tipping.two = contour(
        [&](double first, double second) {
          return exact.at({exact.value_of(0, first), exact.value_of(1, second)});
        },
        span_of(study.factors[0]), span_of(study.factors[1]), target_of(study));
  solve_several(study, exact, base, tipping);
  if (tipping.rows.empty() && tipping.two) add_extremes(*tipping.two, exact, tipping);
}

/// Solves the study on the exact answer. The least extreme combination of several factors is the
/// nearest to the middle of what the user holds plausible, in half-widths of that range; on a log
/// scale, of its logarithms.
TippingSolution solve_tipping(const StudySpec& study, const StudyPlan& plan,
                              const RowPlanner& planner) {
  TippingSolution tipping;
  tipping.answer =
      is_point_measure(measure_of(study)) ? 0 : answer_named(study.estimator, plan.base.answers);
  ExactAnswer exact(study, plan.base.answers[tipping.answer], planner, plan.hold);
  solve(study, exact, plan.base, tipping);
  tipping.truth_moves = exact.truth_moves();
  // Where no value of the factors has an answer: the scenario as given.
  if (tipping.rows.empty()) tipping.rows.emplace_back(study.factors.size());
  return tipping;
}

}  // namespace

double target_of(const StudySpec& study) {
  return std::get<TippingPointStudy>(study.type).target;
}

RowsAsked rows_asked(const TippingPointStudy&, const StudySpec&, std::uint64_t) {
  return a_few_rows;
}

void plan_rows(const TippingPointStudy&, StudyPlan& plan, RowPlanner& planner) {
  TippingSolution solved = solve_tipping(*plan.scenario().study, plan, planner);
  add_design(plan, planner, listed_rows(solved.rows));
  plan.meaning = std::move(solved);
}

TippingOutcome outcome_of(const TippingPointStudy& type, const StudyPlan& plan,
                          const std::vector<PointResult>& points) {
  TippingOutcome outcome{std::get<TippingSolution>(plan.meaning), {}};
  const AnswerRows rows(plan, points, outcome.solved.answer);
  for (const CrossingRows& crossing : outcome.solved.confirm) {
    std::vector<std::vector<double>> by_value;
    for (std::size_t i = 0; i < crossing.at.size(); ++i)
      by_value.push_back(rows.values(crossing.first_row + i));
    std::vector<std::vector<double>> by_replicate(by_value.front().size());
    for (std::size_t r = 0; r < by_replicate.size(); ++r)
      for (const std::vector<double>& values : by_value) by_replicate[r].push_back(values[r]);
    const double at = outcome.solved.one->crossings[crossing.crossing].at;
    LocalAnswers answers = local_means(crossing.at, by_replicate);
    straighten(answers, crossing.exact, at, type.target);
    outcome.confirmed.push_back(confirm_tipping_point(answers, type.target, at));
  }
  return outcome;
}

}  // namespace darknumber
