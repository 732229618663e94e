// SPDX-License-Identifier: MIT
#include <cstdio>

#include "engine/cli/load.h"
#include "engine/cli/verbs.h"
#include "engine/report/expect_report.h"

namespace darknumber {

ExitCode expect_verb(const Options& options) {
  const PreparedPoint study = load_point(options);
  std::fputs((options.format == Format::json ? expect_json(study) : expect_text(study)).c_str(),
             stdout);
  return ExitCode::done;
}

}  // namespace darknumber
