// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>

namespace darknumber {

/// Thrown where work ends because the user asked for it (Ctrl-C, SIGTERM).
struct Interrupted {};

/// From here on an interruption ends the program at once, with a message and the exit code for it.
/// A signal that the caller had ignored stays so.
void end_on_interrupt();

/// From here on the first interruption is only noted, for work that looks at `asked_to_stop` and
/// has something to leave in order. A second one ends the program by force.
void note_interrupts();

/// Interruptions wait for as long as it lives: for a moment in which something stands on the disk
/// that is to go again.
class HeldInterrupts {
 public:
  HeldInterrupts();
  HeldInterrupts(const HeldInterrupts&) = delete;
  HeldInterrupts& operator=(const HeldInterrupts&) = delete;
  ~HeldInterrupts();

 private:
  sigset_t before_;
};

/// Whether an interruption was noted.
bool asked_to_stop();

}  // namespace darknumber
