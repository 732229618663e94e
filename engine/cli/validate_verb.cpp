// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/idle_options.h"
#include "engine/cli/load.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/report/text_table.h"
#include "engine/scenario/describe.h"

namespace darknumber {

ExitCode validate_verb(const Options& options) {
  const PreparedPoint study = load_point(options);
  note_idle_draws(options, study.scenario, "validate checks the scenario and draws nothing");
  std::string text;
  for (const std::string& paragraph : describe(study.scenario))
    text += wrapped(paragraph, 98, "  ") + "\n";
  print_result(fmt::format("{}\n{} is valid.\n", text, input_name(options.input)));
  return ExitCode::done;
}

}  // namespace darknumber
