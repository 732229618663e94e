// SPDX-License-Identifier: MIT
#include "engine/cli/estimate_folder.h"
#include "engine/cli/progress.h"
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/read_table.h"

namespace darknumber {

ExitCode estimate_verb(const Options& options) {
  if (options.output.force && options.output.folder.empty()) {
    say("error: --force needs --output DIR.\n");
    return ExitCode::bad_usage;
  }
  if (const auto code = refuse_early(options)) return *code;
  InputText input = read_table_file(options.input);
  std::string table = options.output.folder.empty() ? std::string() : input.text;
  TableRequest request = options.table;
  request.file = input.name;
  Progress progress(options.progress, "models");
  Watch watch = said(options);
  watch.progress = [&](std::int64_t done, std::int64_t total) {
    progress.show(done, total);
    if (done == total) progress.finish();
  };
  const TableAnswers answers = answer_table(std::move(input), request, watch);
  if (!options.output.folder.empty())
    if (const auto code = keep_estimates(answers, std::move(table), options)) return *code;
  print_report(report_of(answers), options);
  if (!options.output.folder.empty() && !options.progress.quiet)
    say("Wrote {}.\n", options.output.folder);
  return ExitCode::done;
}

}  // namespace darknumber
