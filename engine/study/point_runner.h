// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/stop.h"
#include "engine/performance/replicates.h"
#include "engine/simulation/replicate.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// What a point makes of the exact expected table.
struct PointAnswer {
  std::vector<ReplicateRow> expected;  // one an answer; without an estimate where there is no world
  std::string no_world;                // why there is none; empty where there is
};

/// Evaluates the points of a run. Where replicates are drawn, `prepare` composes the worlds of the
/// points that a piece of work is about, and `run` draws from them; the world of a point is
/// composed once while the work stays at it and, of the first points, once for all rounds.
class PointRunner {
 public:
  /// Refers to the plan, and to the question whether to stop, which may be null.
  explicit PointRunner(const StudyPlan& plan, const StopQuestion* stop = nullptr);

  /// Composes the worlds of these points on so many threads, and lets go of others. Throws GivenUp.
  void prepare(std::span<const std::size_t> points, int threads);

  /// Replicate r of a point that was prepared or, where points are evaluated on the expected table,
  /// that answer of any point. A point without a world has no estimate, status no_data. May be
  /// called from several threads at a time. Throws GivenUp.
  void run(std::size_t point, std::uint32_t replicate, std::span<ReplicateRow> rows);

  /// May be called from several threads at a time, for different points. Throws GivenUp.
  PointAnswer answer(std::size_t point);

  /// How many worlds were composed so far, or found not to exist.
  std::size_t composed() const { return composed_; }

 private:
  /// A world to draw from.
  struct Ready {
    Scenario scenario;
    World world;
    Replicator replicator;

    Ready(const PreparedPoint& point, const StopQuestion* stop);
    Ready(const Ready&) = delete;
    Ready& operator=(const Ready&) = delete;
  };
  using ReadyOrReason = std::variant<PreparedPoint, std::string>;

  ReadyOrReason compose(std::size_t point);
  PointAnswer answer_of(const ReadyOrReason& composed) const;
  bool stays(std::size_t point) const { return point < most_staying_; }

  const StudyPlan* plan_;
  const StopQuestion* stop_;
  std::size_t most_staying_;
  KnownDetections detections_;  // of the points composed last
  std::atomic<std::size_t> composed_{0};
  std::map<std::size_t, std::unique_ptr<Ready>> ready_;  // null: the point has no world
  std::vector<std::optional<PointAnswer>> answers_;      // of points once prepared
};

}  // namespace darknumber
