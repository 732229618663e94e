// SPDX-License-Identifier: MIT
#include "engine/study/run_shard.h"

#include <utility>

#include "engine/study/point_runner.h"

namespace darknumber {

std::int64_t work_of(const StudyPlan& plan) {
  return static_cast<std::int64_t>(plan.points.size()) * replicates_of(plan);
}

ReplicateFileHeader shard_file_header(const StudyPlan& plan, const Shard& shard) {
  ReplicateFileHeader header = replicate_file_header(plan);
  const std::int64_t first = range_of(shard, work_of(plan)).first;
  header.shard = shard_text(shard);
  header.first_point = static_cast<std::size_t>(first / replicates_of(plan));
  header.first_replicate = first % replicates_of(plan);
  return header;
}

MonteCarloResult run_shard(const StudyPlan& plan, const Shard& shard, int threads,
                           const MonteCarloWatch& watch, std::vector<PointRows> before) {
  PointRunner runner(plan, &watch.stop);
  MonteCarloTask task{plan.points.size(), replicates_of(plan), plan.base.answers.size(), threads};
  task.part = range_of(shard, work_of(plan));
  task.prepare = [&](std::span<const std::size_t> points) { runner.prepare(points, threads); };
  const auto replicate = [&](std::size_t point, std::uint32_t number,
                             std::span<ReplicateRow> rows) { runner.run(point, number, rows); };
  return run_monte_carlo(task, replicate, watch, std::move(before));
}

bool is_whole_shard(const StudyPlan& plan, const Shard& shard, const std::vector<PointRows>& rows) {
  const WorkRange range = range_of(shard, work_of(plan));
  for (std::size_t p = 0; p < plan.points.size(); ++p) {
    const bool met = p < rows.size() && !rows[p].empty();
    const std::size_t have = met ? rows[p].front().size() : 0;
    if (static_cast<std::int64_t>(have) != of_point(range, p, replicates_of(plan)).size())
      return false;
  }
  return rows.size() <= plan.points.size();
}

}  // namespace darknumber
