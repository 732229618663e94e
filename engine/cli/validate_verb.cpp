// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/given_scenario.h"
#include "engine/interface/idle.h"
#include "engine/report/study/plan_description.h"
#include "engine/report/text_table.h"

namespace darknumber {

ExitCode validate_verb(const Options& options) {
  const StudyPlan plan = plan_given(given_file(options.input, options.settings), said(options));
  remark_idle_draws(said(options), options.given, plan.scenario(), idle_in_validate);
  std::string text;
  for (const std::string& paragraph : describe_all(plan))
    text += wrapped(paragraph, options.width, "  ") + "\n";
  print_result(fmt::format("{}\n{} is valid.\n", text, input_name(options.input)));
  return ExitCode::done;
}

}  // namespace darknumber
