// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "engine/core/stop.h"

namespace darknumber {

/// How an outcome that is itself long work is worked out and followed.
struct OutcomeWork {
  int threads = 1;
  std::function<void(double share)> progress{};  // done, from 0 to 1; may be empty
  const StopQuestion* stop = nullptr;            // null: nobody asks
};

}  // namespace darknumber
