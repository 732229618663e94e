// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/performance/replicates.h"
#include "engine/scenario/study_spec.h"
#include "engine/simulation/replicate.h"
#include "engine/study/prepared_point.h"
#include "engine/study/study_points.h"

namespace darknumber {

/// What a point makes of the exact expected table.
struct PointAnswer {
  std::vector<ReplicateRow> expected;  // one an answer; without an estimate where there is no world
  std::string no_world;                // why there is none; empty where there is
};

/// The worlds of a run's points, each composed when it is first needed and kept while it is likely
/// to be needed again. May be called from several threads at a time.
class PointRunner {
 public:
  /// `answers`: how many each point gives. Refers to the points and the table.
  PointRunner(std::span<const StudyPoint> points, std::size_t answers, Evaluation evaluation,
              const std::optional<Hold>& hold);

  /// Replicate r of a point or, where points are evaluated on the expected table, that answer. A
  /// point without a world has no estimate, status no_data.
  void run(std::size_t point, std::uint32_t replicate, std::span<ReplicateRow> rows);

  PointAnswer answer(std::size_t point);

 private:
  /// A point's world; it is filled once.
  struct Slot {
    std::once_flag filled;
    std::optional<PreparedPoint> prepared;
    std::optional<Replicator> replicator;
    std::vector<double> truths;
    std::string no_world;
  };

  std::shared_ptr<Slot> slot_of(std::size_t point);
  void fill(Slot& slot, std::size_t point) const;
  std::vector<ReplicateRow> expected_rows(const Slot& slot) const;

  std::span<const StudyPoint> points_;
  std::size_t answers_;
  Evaluation evaluation_;
  const std::optional<Hold>* hold_;
  std::mutex mutex_;
  std::map<std::size_t, std::shared_ptr<Slot>> slots_;
};

}  // namespace darknumber
