// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"
#include "engine/interface/answer_table.h"

namespace darknumber {

/// The code to stop with before any work, after saying why, where --output could not be written.
std::optional<ExitCode> refuse_early(const Options& options);

/// Writes the results folder of --output. The code to stop with, after saying why, where it is not
/// written.
std::optional<ExitCode> keep_estimates(const TableAnswers& answers, std::string table,
                                       const Options& options);

/// What such a folder was made from, asked again: the estimates of its table. Throws InputError.
TableAnswers estimates_again(const std::string& folder);

}  // namespace darknumber
