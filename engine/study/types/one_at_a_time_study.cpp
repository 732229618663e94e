// SPDX-License-Identifier: MIT
#include "engine/study/types/one_at_a_time_study.h"

#include "engine/study/plan_rows.h"

namespace darknumber {
namespace {

/// The scenario as given; then low and high of each factor.
DesignRows one_at_a_time_rows(const std::vector<Factor>& factors) {
  return {1 + 2 * factors.size(), [factors = shared(factors)](std::size_t row) {
            std::vector<Value> values(factors->size());
            if (row == 0) return values;
            const Factor& factor = (*factors)[(row - 1) / 2];
            values[(row - 1) / 2] = row % 2 == 1 ? *factor.low : *factor.high;
            return values;
          }};
}

std::vector<double> difference_of(const std::vector<double>& first,
                                  const std::vector<double>& second) {
  std::vector<double> differences;
  for (std::size_t r = 0; r < first.size(); ++r) differences.push_back(first[r] - second[r]);
  return differences;
}

OneAtATimeOutcome::OfAnswer one_at_a_time(const AnswerRows& rows, std::size_t answer,
                                          std::size_t factors) {
  OneAtATimeOutcome::OfAnswer outcome{answer, {}, {}};
  const std::vector<double> base = rows.values(0);
  outcome.base = rows.mean_of(base);
  for (std::size_t f = 0; f < factors; ++f) {
    const std::vector<double> low = rows.values(1 + 2 * f);
    const std::vector<double> high = rows.values(2 + 2 * f);
    outcome.factors.push_back({rows.mean_of(low), rows.mean_of(high),
                               rows.mean_of(difference_of(low, base)),
                               rows.mean_of(difference_of(high, base))});
  }
  return outcome;
}

}  // namespace

RowsAsked rows_asked(const OneAtATimeStudy&, const StudySpec&, std::uint64_t) {
  return a_few_rows;
}

void plan_rows(const OneAtATimeStudy&, StudyPlan& plan, RowPlanner& planner) {
  add_design(plan, planner, one_at_a_time_rows(plan.scenario().study->factors));
}

OneAtATimeOutcome outcome_of(const OneAtATimeStudy&, const StudyPlan& plan,
                             const std::vector<PointResult>& points) {
  OneAtATimeOutcome outcome;
  for (std::size_t answer : answers_asked(plan))
    outcome.answers.push_back(one_at_a_time(AnswerRows(plan, points, answer), answer,
                                            plan.scenario().study->factors.size()));
  return outcome;
}

}  // namespace darknumber
