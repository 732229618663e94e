// SPDX-License-Identifier: MIT
#include "engine/interface/shard_rows.h"

#include <utility>

#include "engine/study/run_shard.h"
#include "engine/study/run_study.h"

namespace darknumber {
namespace {

PointResult point_of(std::vector<Value> factor_values, std::int64_t first, PointRows rows) {
  PointResult point;
  point.factor_values = std::move(factor_values);
  point.first_replicate = first;
  for (const ReplicateRows& of_answer : rows)
    point.truths.push_back(of_answer.empty() ? no_number : of_answer.front().truth);
  point.rows = std::move(rows);
  return point;
}

}  // namespace

RunResult shard_rows(const StudyPlan& plan, const Shard& shard, MonteCarloResult drawn) {
  const std::int64_t replicates = replicates_of(plan);
  const WorkRange range = range_of(shard, work_of(plan));
  RunResult result;
  for (const Answer& answer : plan.base.answers) {
    result.labels.push_back(answer.label);
    result.lists.push_back(plan.scenario().estimation.estimators[answer.estimator].lists);
  }
  result.factors = plan.factors;
  for (std::size_t p = 0; p < plan.points.size(); ++p)
    result.points.push_back(point_of(plan.points.factor_values(p),
                                     of_point(range, p, replicates).first,
                                     std::move(drawn.points[p])));
  return result;
}

}  // namespace darknumber
