// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/world/solve_detection.h"

namespace darknumber {

/// The detections that were solved last. Worlds of one study differ in a few numbers, most of which
/// are about what happens after detection: to solve its intercepts anew for each of them would be
/// most of the work. What is asked for again is given again, to the last bit. May be used from
/// several threads at a time.
class KnownDetections {
 public:
  /// Remembers up to `most` of them, and forgets the oldest first.
  explicit KnownDetections(std::size_t most) : most_(most) {}

  /// As solve_detection gives it, and throws as it does.
  std::shared_ptr<const SolvedDetection> solve(const DetectionTarget& target);

  /// How many were not known, and were solved.
  std::size_t solved() const;

 private:
  /// All numbers of a target, bit by bit, and how many there are of each kind.
  using Key = std::vector<std::uint64_t>;
  struct Known {
    Key key;
    std::shared_ptr<const SolvedDetection> detection;
  };

  static Key key_of(const DetectionTarget& target);
  std::shared_ptr<const SolvedDetection> find(const Key& key) const;

  std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<Known> known_;  // the newest first
  std::size_t solved_ = 0;
};

}  // namespace darknumber
