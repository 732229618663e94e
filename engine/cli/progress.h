// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "engine/cli/options.h"

namespace darknumber {

/// Shows on standard error how far a run is: a bar with the time left on a terminal, else a line at
/// every 5 % or 60 s, at most one a second.
class Progress {
 public:
  /// `unit`: what is counted, "replicates".
  Progress(const ProgressOptions& options, std::string unit);

  void show(std::int64_t done, std::int64_t total);
  /// Takes the bar away.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  void show_bar(std::int64_t done, std::int64_t total, double seconds);
  void show_line(std::int64_t done, std::int64_t total, double seconds);

  ProgressStyle style_;
  std::string unit_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_shown_ = start_;
  double last_share_ = 0.0;
  bool bar_is_shown_ = false;
};

}  // namespace darknumber
