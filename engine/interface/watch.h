// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/stop.h"

namespace darknumber {

/// How the work behind an answer is followed and ended. Everything may be left out.
struct Watch {
  /// A remark, one sentence or more, while the work is under way: "--seed has no effect: …".
  std::function<void(const std::string& note)> note;
  /// How a table was taken, where that is not plain.
  std::function<void(const std::vector<std::string>& notes)> taken;
  /// From the calling thread, between pieces of work: how much is done, of how much.
  std::function<void(std::int64_t done, std::int64_t total)> progress;
  /// Whether to end before all is done.
  StopQuestion stop;
};

/// The question whether to stop; null where nobody asks. It refers to the watch.
inline const StopQuestion* question_of(const Watch& watch) {
  return watch.stop ? &watch.stop : nullptr;
}

/// Passes a remark on, where someone listens.
void remark(const Watch& watch, const std::string& note);

/// The same of how a table was taken; nothing where there is nothing to say.
void remark_taken(const Watch& watch, const std::vector<std::string>& notes);

}  // namespace darknumber
