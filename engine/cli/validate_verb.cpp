// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>

#include "engine/cli/load.h"
#include "engine/cli/verbs.h"
#include "engine/report/text_table.h"
#include "engine/scenario/describe.h"

namespace darknumber {

ExitCode validate_verb(const Options& options) {
  const PreparedPoint study = load_point(options);
  for (const std::string& paragraph : describe(study.scenario))
    fmt::print("{}\n", wrapped(paragraph, 98, "  "));
  fmt::print("\n{} is valid.\n", options.input);
  return ExitCode::done;
}

}  // namespace darknumber
