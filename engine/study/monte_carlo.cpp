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
constexpr std::int64_t most_blocks = 1024;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// How many blocks the next piece takes. Only the schedule depends on the clock, never a number.
std::int64_t next_piece(std::int64_t blocks, double took) {
  if (took > 2.0 * piece_seconds) return std::max<std::int64_t>(1, blocks / 2);
  return took < piece_seconds / 2.0 ? std::min(2 * blocks, most_blocks) : blocks;
}

void hand_out(std::span<const ReplicateRow> rows, MonteCarloResult& result) {
  const std::size_t estimators = result.by_estimator.size();
  for (std::size_t i = 0; i < rows.size(); ++i)
    result.by_estimator[i % estimators].push_back(rows[i]);
  result.done += static_cast<std::int64_t>(rows.size() / estimators);
}

void keep(std::span<const ReplicateRow> rows, std::int64_t first, std::size_t estimators,
          ReplicateFileWriter& file) {
  const std::size_t block = static_cast<std::size_t>(replicates_per_block) * estimators;
  for (std::size_t at = 0; at < rows.size(); at += block) {
    file.append(first, rows.subspan(at, std::min(block, rows.size() - at)));
    first += replicates_per_block;
  }
}

/// The replicates [first, end), each into its own slots.
std::vector<ReplicateRow> run_piece(const MonteCarloTask& task, const ReplicateFunction& replicate,
                                    std::int64_t first, std::int64_t end) {
  std::vector<ReplicateRow> rows(static_cast<std::size_t>(end - first) * task.estimators);
  const std::span<ReplicateRow> slots(rows);
  for_each_index(first, end, task.threads, [&](std::int64_t number) {
    const std::size_t slot = static_cast<std::size_t>(number - first) * task.estimators;
    replicate(static_cast<std::uint32_t>(number), slots.subspan(slot, task.estimators));
  });
  return rows;
}

}  // namespace

MonteCarloResult run_monte_carlo(const MonteCarloTask& task, const ReplicateFunction& replicate,
                                 const MonteCarloWatch& watch,
                                 std::span<const ReplicateRow> before) {
  DN_EXPECT(task.estimators >= 1 && before.size() % task.estimators == 0, "rows of each estimator");
  DN_EXPECT(task.first_replicate >= 0 && task.first_replicate <= task.end_replicate &&
                task.end_replicate <= std::int64_t{1} << 32,
            "replicates that a stream's key can tell apart");
  MonteCarloResult result;
  result.by_estimator.resize(task.estimators);
  hand_out(before, result);
  result.reused = result.done;
  const std::int64_t total = task.end_replicate - task.first_replicate;
  DN_EXPECT(result.done <= total, "an earlier run of the same task");
  DN_EXPECT(result.done == total || result.done % replicates_per_block == 0, "whole blocks");

  std::int64_t blocks = 1;
  Clock::time_point last_sync = Clock::now();
  while (result.done < total && !(watch.stop && watch.stop->load())) {
    const Clock::time_point start = Clock::now();
    const std::int64_t first = task.first_replicate + result.done;
    const std::int64_t end = std::min(first + blocks * replicates_per_block, task.end_replicate);
    const std::vector<ReplicateRow> rows = run_piece(task, replicate, first, end);
    blocks = next_piece(blocks, seconds_since(start));
    if (watch.file) keep(rows, first, task.estimators, *watch.file);
    if (watch.file && Clock::now() - last_sync >= between_syncs) {
      watch.file->sync();
      last_sync = Clock::now();
    }
    hand_out(rows, result);
    if (watch.progress) watch.progress(result.done, total);
  }
  if (watch.file) watch.file->sync();
  return result;
}

}  // namespace darknumber
