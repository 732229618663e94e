// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"

namespace darknumber {

/// Whether results go to standard output: no file is named, or "-".
bool is_standard_output(const std::string& file);

/// Asked before the work that the file is for. The code to stop with, after saying why, where it is
/// there already and not to be replaced. Throws std::system_error where it cannot be written.
std::optional<ExitCode> refuse_existing(const std::string& file, const Options& options);

/// Writes a result to a file whole or not at all. Throws std::system_error.
void write_result(const std::string& text, const std::string& file);

}  // namespace darknumber
