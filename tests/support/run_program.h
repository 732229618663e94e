// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace darknumber::testing {

/// What a program left behind.
struct ProgramRun {
  std::string out;    // all of its standard output
  std::string err;    // all of its standard error
  int exit_code = 0;  // -1 where a signal ended it
};

/// Where a program runs, and whether it is interrupted.
struct RunSettings {
  std::filesystem::path folder;       // the current one; the checkout's root where empty
  int signal = 0;                     // sent once, 0: never
  std::function<bool()> signal_when;  // asked every few milliseconds while the program runs
};

/// Runs a program (a path, or a name that PATH finds) and waits for it. Neither of its streams is a
/// terminal. Throws std::system_error where it cannot be started.
ProgramRun run_program(const std::vector<std::string>& words, const RunSettings& settings = {});

/// A line as a user types it, run by sh.
ProgramRun run_shell(const std::string& line, const RunSettings& settings = {});

}  // namespace darknumber::testing
