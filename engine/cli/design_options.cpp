// SPDX-License-Identifier: MIT
#include "engine/cli/design_options.h"

#include "engine/cli/folder_options.h"
#include "engine/cli/option_checks.h"

namespace darknumber {

void add_design(CLI::App& command, Options& options) {
  command
      .add_option("--draws", options.draws,
                  "How many data to draw for each candidate, in place of what the study says")
      ->type_name("N")
      ->check(whole_number_between(10, 100000));
  add_progress(command, options);
  command
      .add_option("--time-limit", options.time_limit,
                  "Stop after so many seconds, without an answer")
      ->type_name("SECONDS")
      ->check(positive_number());
}

}  // namespace darknumber
