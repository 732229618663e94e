// SPDX-License-Identifier: MIT
#include "engine/cli/folder_options.h"

#include "engine/cli/option_checks.h"

namespace darknumber {

void add_place(CLI::App& command, Options& options) {
  command
      .add_option("--replicate", options.replay.replicate,
                  "Which replicate, numbered from 0 as in replicates.csv")
      ->type_name("R")
      ->check(whole_number_between(0, largest_replicate))
      ->required();
  command
      .add_option("--point", options.replay.point,
                  "Which point of a study, numbered from 0 as in replicates.csv (default 0)")
      ->type_name("P")
      ->check(whole_number_between(0, largest_replicate));
}

void add_shown(CLI::App& command, Options& options) {
  command
      .add_option("--measure", options.show.measures,
                  "A measure, worked out anew from the replicates; repeatable. darknumber list "
                  "measures shows them")
      ->type_name("MEASURE")
      ->allow_extra_args(false);
  command
      .add_option("--estimator", options.show.estimators,
                  "The label of an estimator of the run: only these are shown; repeatable")
      ->type_name("LABEL")
      ->allow_extra_args(false);
}

void add_page(CLI::App& command, Options& options) {
  command
      .add_option("--output", options.page.file,
                  "Write to a file; - is standard output (default: report.html in the folder, and "
                  "for a chart standard output)")
      ->type_name("FILE");
  add_force(command, options, "Replace the file if it exists");
}

void add_results(CLI::App& command, Options& options) {
  command.add_option("--output", options.output.folder, "Write a results folder")->type_name("DIR");
  command
      .add_option("--report", options.page.file,
                  "Write a report to look at too: one HTML file with charts")
      ->type_name("FILE");
  add_force(
      command, options,
      "Replace the results in the folder if there are any, and no other files; and the report");
}

void add_progress(CLI::App& command, Options& options) {
  command
      .add_option("--progress", options.progress.style,
                  "How to show progress: auto (default), bar, lines or off")
      ->type_name("STYLE")
      ->transform(one_of({"auto", "bar", "lines", "off"}));
}

void add_force(CLI::App& command, Options& options, const char* what) {
  command.add_flag("--force", options.output.force, what);
}

}  // namespace darknumber
