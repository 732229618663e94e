// SPDX-License-Identifier: MIT
#include "engine/study/monte_carlo.h"

#include <algorithm>
#include <chrono>

#include "engine/core/contracts.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

using Clock = std::chrono::steady_clock;

/// How long one piece of work is to take: short beside a user's patience with Ctrl-C, long beside
/// the microseconds that starting the threads on it costs.
constexpr double piece_seconds = 0.1;

/// How much of a run a crash of the machine may cost.
constexpr std::chrono::seconds between_syncs{1};

/// A piece never takes more blocks than this: 64 thousand replicates, some megabytes of rows.
constexpr std::size_t most_blocks = 1024;

/// Replicates of one point that go to the file together.
struct Block {
  std::size_t point = 0;
  std::int64_t first = 0;
  std::int64_t end = 0;
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// How many blocks the next piece takes. Only the schedule depends on the clock, never a number.
std::size_t next_piece(std::size_t blocks, double took) {
  if (took > 2.0 * piece_seconds) return std::max<std::size_t>(1, blocks / 2);
  return took < piece_seconds / 2.0 ? std::min(2 * blocks, most_blocks) : blocks;
}

/// The blocks that the points lack, point by point.
std::vector<Block> missing_blocks(const MonteCarloTask& task,
                                  const std::vector<PointRows>& points) {
  std::vector<Block> blocks;
  for (std::size_t point = 0; point < points.size(); ++point) {
    auto first = task.first_replicate + static_cast<std::int64_t>(points[point].front().size());
    for (; first < task.end_replicate; first += replicates_per_block)
      blocks.push_back({point, first, std::min(first + replicates_per_block, task.end_replicate)});
  }
  return blocks;
}

/// The replicates of some blocks, each into its own slots.
std::vector<ReplicateRow> run_piece(const MonteCarloTask& task, const ReplicateFunction& replicate,
                                    std::span<const Block> blocks) {
  std::vector<std::pair<std::size_t, std::int64_t>> items;  // point, replicate
  for (const Block& block : blocks)
    for (std::int64_t number = block.first; number < block.end; ++number)
      items.emplace_back(block.point, number);
  std::vector<ReplicateRow> rows(items.size() * task.estimators);
  const std::span<ReplicateRow> slots(rows);
  for_each_index(0, static_cast<std::int64_t>(items.size()), task.threads, [&](std::int64_t i) {
    const auto& [point, number] = items[static_cast<std::size_t>(i)];
    replicate(point, static_cast<std::uint32_t>(number),
              slots.subspan(static_cast<std::size_t>(i) * task.estimators, task.estimators));
  });
  return rows;
}

/// Takes the rows of a piece into the result and the file.
void keep(const MonteCarloTask& task, std::span<const Block> blocks,
          std::span<const ReplicateRow> rows, const MonteCarloWatch& watch,
          MonteCarloResult& result) {
  std::size_t at = 0;
  for (const Block& block : blocks) {
    const std::size_t size = static_cast<std::size_t>(block.end - block.first) * task.estimators;
    const auto of_block = rows.subspan(at, size);
    if (watch.file) watch.file->append(block.point, block.first, of_block);
    for (std::size_t i = 0; i < size; ++i)
      result.points[block.point][i % task.estimators].push_back(of_block[i]);
    result.done += block.end - block.first;
    at += size;
  }
}

void take_over(const MonteCarloTask& task, std::vector<PointRows> before,
               MonteCarloResult& result) {
  const auto most = static_cast<std::size_t>(task.end_replicate - task.first_replicate);
  DN_EXPECT(before.size() <= task.points, "an earlier run of the same points");
  for (std::size_t point = 0; point < before.size(); ++point) {
    DN_EXPECT(before[point].size() == task.estimators, "rows of each estimator");
    for (ReplicateRows& rows : before[point])
      if (rows.size() > most) rows.resize(most);
    result.done += static_cast<std::int64_t>(before[point].front().size());
    result.points[point] = std::move(before[point]);
  }
  result.reused = result.done;
}

}  // namespace

MonteCarloResult run_monte_carlo(const MonteCarloTask& task, const ReplicateFunction& replicate,
                                 const MonteCarloWatch& watch, std::vector<PointRows> before) {
  DN_EXPECT(task.estimators >= 1 && task.points >= 1, "someone to ask, and something to ask of");
  DN_EXPECT(task.first_replicate >= 0 && task.first_replicate <= task.end_replicate &&
                task.end_replicate <= std::int64_t{1} << 32,
            "replicates that a stream's key can tell apart");
  MonteCarloResult result;
  result.points.assign(task.points, PointRows(task.estimators));
  take_over(task, std::move(before), result);
  const std::int64_t total =
      (task.end_replicate - task.first_replicate) * static_cast<std::int64_t>(task.points);
  const std::vector<Block> blocks = missing_blocks(task, result.points);

  std::size_t piece = 1;
  Clock::time_point last_sync = Clock::now();
  for (std::size_t at = 0; at < blocks.size() && !(watch.stop && watch.stop());) {
    const Clock::time_point start = Clock::now();
    const auto next = std::span(blocks).subspan(at, std::min(piece, blocks.size() - at));
    const std::vector<ReplicateRow> rows = run_piece(task, replicate, next);
    piece = next_piece(piece, seconds_since(start));
    keep(task, next, rows, watch, result);
    at += next.size();
    if (watch.file && Clock::now() - last_sync >= between_syncs) {
      watch.file->sync();
      last_sync = Clock::now();
    }
    if (watch.progress) watch.progress(result.done, total);
  }
  if (watch.file) watch.file->sync();
  return result;
}

}  // namespace darknumber
