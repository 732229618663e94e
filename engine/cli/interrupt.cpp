// SPDX-License-Identifier: MIT
#include "engine/cli/interrupt.h"

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "engine/cli/exit_code.h"
#include "engine/cli/output_stream.h"

namespace darknumber {
namespace {

/// A signal handler can reach nothing but a static.
std::atomic<bool> stop_is_noted{false};
std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "safe in a signal handler");

void on_interrupt(int signal) {
  if (!stop_is_noted) {
    (void)write_all(STDERR_FILENO, "\nInterrupted before anything was written.\n");
    ::_exit(static_cast<int>(ExitCode::interrupted));
  }
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void end_on_interrupt() {
  for (const int signal : {SIGINT, SIGTERM})
    if (std::signal(signal, on_interrupt) == SIG_IGN) std::signal(signal, SIG_IGN);
}

void note_interrupts() {
  stop_is_noted = true;
}

HeldInterrupts::HeldInterrupts() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM}) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

HeldInterrupts::~HeldInterrupts() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool asked_to_stop() {
  return stop_asked;
}

}  // namespace darknumber
