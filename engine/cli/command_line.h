// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"
#include "engine/cli/verbs.h"

namespace darknumber {

/// What the words of the command line come to: a verb with its options, or a text to print (help,
/// the version, what is wrong with the words) and the exit code that goes with it.
struct CommandLine {
  const Verb* verb = nullptr;
  Options options;
  std::string text;
  ExitCode code = ExitCode::done;
};

CommandLine parse_command_line(int count, const char* const* words);

}  // namespace darknumber
