// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>

#include "engine/core/stop.h"
#include "engine/study/checkpoint/parts_file.h"

namespace darknumber {

/// In how many parts progress counts the work on an outcome.
inline constexpr std::int64_t outcome_parts = 1000;

/// How an outcome that is itself long work is worked out and followed.
struct OutcomeWork {
  int threads = 1;
  std::function<void(double share)> progress{};  // done, from 0 to 1; may be empty
  const StopQuestion* stop = nullptr;            // null: nobody asks
  PartsFile* parts = nullptr;  // where it finds and puts how far it has come; null: nowhere
};

}  // namespace darknumber
