// SPDX-License-Identifier: MIT
#include "engine/study/types/sweep_study.h"

#include "engine/study/plan_rows.h"

namespace darknumber {
namespace {

std::vector<std::size_t> numbers_of_values(const std::vector<Factor>& factors) {
  std::vector<std::size_t> numbers;
  for (const Factor& factor : factors) numbers.push_back(factor.values.size());
  return numbers;
}

/// Every combination of the factors' values, the last factor fastest.
DesignRows sweep_rows(const std::vector<Factor>& factors) {
  return {combinations(numbers_of_values(factors)), [factors = shared(factors)](std::size_t row) {
            std::vector<Value> values(factors->size());
            for (std::size_t f = factors->size(); f-- > 0;) {
              const std::vector<Value>& of_factor = (*factors)[f].values;
              values[f] = of_factor[row % of_factor.size()];
              row /= of_factor.size();
            }
            return values;
          }};
}

}  // namespace

RowsAsked rows_asked(const SweepStudy& sweep, const StudySpec& study, std::uint64_t) {
  return {
      sweep.points.empty() ? combinations(numbers_of_values(study.factors)) : sweep.points.size(),
      "study.factors",
      "Give fewer values: every combination of them is a row. A study of the type "
      "\"sample\" spreads a \"size\" of rows over the factors' ranges."};
}

void plan_rows(const SweepStudy& sweep, StudyPlan& plan, RowPlanner& planner) {
  if (sweep.points.empty())
    return add_design(plan, planner, sweep_rows(plan.scenario().study->factors));
  std::vector<ListedRow> rows;
  for (const Settings& settings : sweep.points) rows.push_back(listed_row(settings, planner));
  plan.rows = plan.points.add(source_of(planner.maker, std::move(rows)));
}

SweepOutcome outcome_of(const SweepStudy&, const StudyPlan&, const std::vector<PointResult>&) {
  return {};
}

}  // namespace darknumber
