// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>

#include "engine/cli/load.h"
#include "engine/cli/verbs.h"
#include "engine/report/plan_description.h"
#include "engine/report/text_table.h"
#include "engine/scenario/describe.h"

namespace darknumber {

ExitCode validate_verb(const Options& options) {
  const StudyPlan plan = load_plan(options);
  std::vector<std::string> paragraphs = describe(plan.scenario());
  for (std::string& paragraph : describe_plan(plan)) paragraphs.push_back(std::move(paragraph));
  for (const std::string& paragraph : paragraphs)
    fmt::print("{}\n", wrapped(paragraph, text_width, "  "));
  fmt::print("\n{} is valid.\n", options.input);
  return ExitCode::done;
}

}  // namespace darknumber
