// SPDX-License-Identifier: MIT
#include "engine/cli/starter_options.h"

#include "engine/cli/folder_options.h"
#include "engine/cli/option_checks.h"

namespace darknumber {

void add_starter(CLI::App& command, Options& options) {
  CLI::Option* from =
      command
          .add_option("--from", options.starter.from,
                      "Begin from a table: its lists by name, nothing violated, and each violation "
                      "as a line to uncomment")
          ->type_name("TABLE.csv");
  command
      .add_option("--template", options.starter.starter,
                  "minimal (default), textbook, pond, netherlands or everything")
      ->type_name("TEMPLATE")
      ->transform(one_of({"minimal", "textbook", "pond", "netherlands", "everything"}))
      ->excludes(from);
  command.add_option("--output", options.starter.file, "Write another file than NAME.json")
      ->type_name("FILE");
  add_force(command, options, "Replace the file if it exists");
}

}  // namespace darknumber
