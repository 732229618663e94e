// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace darknumber::testing {

/// A call of the system that fails, as inject.c knows it.
struct Fault {
  std::string kinds;      // "write", or several with commas between them
  std::string how;        // the number of the error, "short", "signal N", "delete PATH"
  long at = 1;            // which call, from 1
  bool for_good = false;  // and all of them after it
};

/// A run of the program, and the files of the calls that were counted: those that failed or, where
/// none was to, all, by kind.
struct FaultyRun {
  ProgramRun run;
  std::map<std::string, std::vector<std::string>> calls;

  std::size_t hits() const;
  /// The file of the first call that failed, without what is added to the names of files that are
  /// being written; empty where none failed.
  std::string first_hit() const;
};

/// Whether calls can be made to fail; not in the build of a sanitizer, which wants to be the first
/// library. Says so, and CMakeLists.txt takes that line for a test that was skipped.
bool no_faults();

/// Runs darknumber with these words in a folder, whose files alone can fail, besides standard
/// output. One that does not end within a minute is killed: its exit code is -1, as after any
/// signal.
FaultyRun run_counted(const std::vector<std::string>& words, const std::filesystem::path& folder);
FaultyRun run_with(const Fault& fault, const std::vector<std::string>& words,
                   const std::filesystem::path& folder);
/// One more fault of this kind, a line of the file DARKNUMBER_COUNT_FAULTS where there is one.
void note_fault(const std::string& what);
/// The same without any fault, and without counting.
ProgramRun run_plainly(const std::vector<std::string>& words, const std::filesystem::path& folder);

/// All files below a folder by their paths in it, with their bytes.
std::map<std::string, std::string> tree_bytes(const std::filesystem::path& folder);

}  // namespace darknumber::testing
