// SPDX-License-Identifier: MIT
#include "engine/study/monte_carlo.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>

#include "engine/core/contracts.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

using Clock = std::chrono::steady_clock;

/// How long one piece of work is to take: short beside a user's patience with the progress shown,
/// long beside the microseconds that starting the threads on it costs.
constexpr double piece_seconds = 0.1;

/// How much of a run a crash of the machine may cost.
constexpr std::chrono::seconds between_syncs{1};

/// A piece never takes more blocks than this: 64 thousand replicates, some megabytes of rows.
constexpr std::size_t most_blocks = 1024;

/// Replicates of one point that go to the file together, of which those from `from` on are to run.
struct Block {
  std::size_t point = 0;
  std::int64_t first = 0;
  std::int64_t from = 0;
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

WorkRange part_of(const MonteCarloTask& task) {
  return task.part.value_or(WorkRange{0, static_cast<std::int64_t>(task.points) * task.replicates});
}

/// The replicates of a point that are to be run.
WorkRange part_of(const MonteCarloTask& task, std::size_t point) {
  return of_point(part_of(task), point, task.replicates);
}

/// The blocks that the points lack, point by point, each made when it is asked for.
class MissingBlocks {
 public:
  MissingBlocks(const MonteCarloTask& task, const std::vector<PointRows>& rows,
                const ReplicateFileWriter* file)
      : task_(&task), rows_(&rows), next_(have(0)) {
    if (file != nullptr) open_ = file->open_block();
  }

  /// The next of them, at most so many.
  std::vector<Block> take(std::size_t most) {
    std::vector<Block> blocks;
    while (blocks.size() < most && point_ < task_->points) {
      if (next_ < part_of(*task_, point_).end)
        blocks.push_back(make());
      else if (++point_ < task_->points)
        next_ = have(point_);
    }
    return blocks;
  }

 private:
  std::int64_t have(std::size_t point) const {
    return part_of(*task_, point).first + static_cast<std::int64_t>((*rows_)[point].front().size());
  }

  Block make() {
    Block block{point_, next_, next_, 0};
    // The first block to be written may go on with the last one that was.
    if (open_ && open_->point == point_ && open_->first + open_->replicates == next_)
      block.first = open_->first;
    open_.reset();
    block.end = next_ = std::min(block.first + replicates_per_block, part_of(*task_, point_).end);
    return block;
  }

  const MonteCarloTask* task_;
  const std::vector<PointRows>* rows_;
  std::optional<OpenBlock> open_;
  std::size_t point_ = 0;
  std::int64_t next_;
};

/// What came of the replicates of some blocks, each in its own slots.
struct Piece {
  std::vector<ReplicateRow> rows;
  std::size_t done = 0;  // replicates, from the first on without a gap
  bool stopped = false;
};

std::vector<std::size_t> points_of(std::span<const Block> blocks) {
  std::vector<std::size_t> points;
  for (const Block& block : blocks)
    if (points.empty() || points.back() != block.point) points.push_back(block.point);
  return points;
}

Piece run_piece(const MonteCarloTask& task, const ReplicateFunction& replicate,
                std::span<const Block> blocks, const StopQuestion& stop) {
  std::vector<std::pair<std::size_t, std::int64_t>> items;  // point, replicate
  for (const Block& block : blocks)
    for (std::int64_t number = block.from; number < block.end; ++number)
      items.emplace_back(block.point, number);
  Piece piece;
  piece.rows.resize(items.size() * task.estimators);
  std::vector<char> done(items.size(), 0);
  std::atomic<bool> stopped{false};
  const std::span<ReplicateRow> slots(piece.rows);
  try {
    if (task.prepare) task.prepare(points_of(blocks));
    for_each_index(0, static_cast<std::int64_t>(items.size()), task.threads, [&](std::int64_t i) {
      if (stopped.load() || (stop && stop())) {
        stopped = true;
        return;
      }
      const auto at = static_cast<std::size_t>(i);
      const auto& [point, number] = items[at];
      try {
        replicate(point, static_cast<std::uint32_t>(number),
                  slots.subspan(at * task.estimators, task.estimators));
        done[at] = 1;
      } catch (const GivenUp&) {
        stopped = true;
      }
    });
  } catch (const GivenUp&) {
    stopped = true;
  }
  piece.stopped = stopped.load();
  piece.done = static_cast<std::size_t>(std::find(done.begin(), done.end(), 0) - done.begin());
  return piece;
}

/// The rows of a block as the file has them: those that it goes on with, and the new ones.
std::vector<ReplicateRow> rows_of_block(const Block& block, std::span<const ReplicateRow> fresh,
                                        const PointRows& rows) {
  std::vector<ReplicateRow> all;
  const std::size_t taken =
      rows.front().size() - static_cast<std::size_t>(block.from - block.first);
  for (std::size_t r = taken; r < rows.front().size(); ++r)
    for (const ReplicateRows& of_answer : rows) all.push_back(of_answer[r]);
  all.insert(all.end(), fresh.begin(), fresh.end());
  return all;
}

/// Takes what is done of a piece into the result and the file.
void keep(const MonteCarloTask& task, std::span<const Block> blocks, const Piece& piece,
          const MonteCarloWatch& watch, MonteCarloResult& result) {
  std::size_t at = 0;  // replicates
  for (const Block& block : blocks) {
    const std::size_t done =
        std::min(static_cast<std::size_t>(block.end - block.from), piece.done - at);
    if (done == 0) return;
    const auto fresh = std::span(piece.rows).subspan(at * task.estimators, done * task.estimators);
    PointRows& rows = result.points[block.point];
    if (watch.file) watch.file->append(block.point, block.first, rows_of_block(block, fresh, rows));
    for (std::size_t i = 0; i < fresh.size(); ++i) rows[i % task.estimators].push_back(fresh[i]);
    result.done += static_cast<std::int64_t>(done);
    at += done;
  }
}

void take_over(const MonteCarloTask& task, std::vector<PointRows> before,
               MonteCarloResult& result) {
  DN_EXPECT(before.size() <= task.points, "an earlier run of the same points");
  for (std::size_t point = 0; point < before.size(); ++point) {
    DN_EXPECT(before[point].size() == task.estimators, "rows of each estimator");
    const auto most = static_cast<std::size_t>(part_of(task, point).size());
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
  DN_EXPECT(task.replicates >= 0 && task.replicates <= std::int64_t{1} << 32,
            "replicates that a stream's key can tell apart");
  MonteCarloResult result;
  result.points.assign(task.points, PointRows(task.estimators));
  take_over(task, std::move(before), result);
  const std::int64_t total = part_of(task).size();
  MissingBlocks missing(task, result.points, watch.file);

  std::size_t blocks_a_piece = 1;
  Clock::time_point last_sync = Clock::now();
  for (bool stopped = false; !stopped && !(watch.stop && watch.stop());) {
    const Clock::time_point start = Clock::now();
    const std::vector<Block> blocks = missing.take(blocks_a_piece);
    if (blocks.empty()) break;
    const Piece piece = run_piece(task, replicate, blocks, watch.stop);
    stopped = piece.stopped;
    blocks_a_piece = next_piece(blocks_a_piece, seconds_since(start));
    keep(task, blocks, piece, watch, result);
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
