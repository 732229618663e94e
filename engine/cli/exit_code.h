// SPDX-License-Identifier: MIT
#pragma once

namespace darknumber {

/// What the program's exit tells a script.
enum class ExitCode : int {
  done = 0,
  failed = 1,  // our bug, or a run that failed
  bad_usage = 2,
  bad_input = 3,         // a bad or missing scenario or table
  not_supported = 4,     // a claim
  undecided = 5,         // a claim
  interrupted = 6,       // the checkpoint is written
  other_checkpoint = 7,  // it belongs to another scenario
  output_exists = 8,
  check_fails = 9,  // of selftest
};

}  // namespace darknumber
