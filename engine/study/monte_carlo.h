// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/stop.h"
#include "engine/performance/replicates.h"
#include "engine/study/checkpoint/replicate_file.h"
#include "engine/study/shard.h"

namespace darknumber {

/// Makes one replicate of a point: a row for each estimator. Called from several threads at a time;
/// its answer depends on the point and the replicate's number alone. May throw GivenUp once the run
/// is asked to stop.
using ReplicateFunction = std::function<void(std::size_t point, std::uint32_t replicate,
                                             std::span<ReplicateRow> by_estimator)>;

/// What is to be run: so many replicates of every point, or a part of them, on so many threads.
struct MonteCarloTask {
  std::size_t points = 1;
  std::int64_t replicates = 0;  // of each, at most 2^32
  std::size_t estimators = 0;   // 1 or more
  int threads = 1;
  std::optional<WorkRange> part{};  // none: all of them
  /// Called before each piece of work, from the calling thread, with the points that it is about,
  /// ascending. May be left out; may throw GivenUp.
  std::function<void(std::span<const std::size_t> points)> prepare{};
};

/// How a run is followed and ended. Everything may be left out.
struct MonteCarloWatch {
  /// After each piece of work, from the calling thread: replicates done, of how many, in all
  /// points.
  std::function<void(std::int64_t done, std::int64_t total)> progress;
  /// Asked before each replicate.
  StopQuestion stop;
  /// Where the replicates are kept, block by block; of a run that was stopped, those done so far.
  ReplicateFileWriter* file = nullptr;
};

struct MonteCarloResult {
  std::vector<PointRows> points;  // each without a gap from the part's first replicate on
  std::int64_t done = 0;          // replicates, of all points
  std::int64_t reused = 0;        // of these, taken from an earlier run
};

/// Runs the replicates in blocks, point by point, in the order of their numbers. The same rows for
/// any number of threads and however often it was stopped and resumed.
/// `before`: the replicates of an earlier run of the same points, however many, which are taken
/// over; those beyond the task's last are left out. Exceptions of a replicate come out here; the
/// blocks before it are then in the file.
MonteCarloResult run_monte_carlo(const MonteCarloTask& task, const ReplicateFunction& replicate,
                                 const MonteCarloWatch& watch = {},
                                 std::vector<PointRows> before = {});

}  // namespace darknumber
