// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/cli/exit_code.h"
#include "engine/cli/options.h"
#include "engine/input/read_input.h"
#include "engine/report/estimate/estimate_report.h"

namespace darknumber {

/// What is made of a table file, replicate by replicate where it holds several.
struct TableAnswers {
  std::vector<std::string> replicates;
  std::vector<TableEstimates> estimates;  // one a replicate, or one
};

/// Estimates from a table as the options ask. Throws InputError.
TableAnswers answer_table(InputText input, const Options& options);

/// What `estimate` says, in every format. The report refers to what it is of.
Report report_of(const TableAnswers& answers);

/// The code to stop with before any work, after saying why, where --output could not be written.
std::optional<ExitCode> refuse_early(const Options& options);

/// Writes the results folder of --output. The code to stop with, after saying why, where it is not
/// written.
std::optional<ExitCode> keep_estimates(const TableAnswers& answers, std::string table,
                                       const Options& options);

/// What such a folder was made from, asked again: the estimates of its table. Throws InputError.
TableAnswers estimates_again(const std::string& folder, const Options& options);

}  // namespace darknumber
