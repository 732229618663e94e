// SPDX-License-Identifier: MIT
#include "engine/cli/interrupt.h"

#include <csignal>

namespace darknumber {
namespace {

/// A signal handler can reach nothing but a static.
std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "safe in a signal handler");

void ask_to_stop(int signal) {
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& stop_on_interrupt() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  return stop_asked;
}

}  // namespace darknumber
