// SPDX-License-Identifier: MIT
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/given_scenario.h"
#include "engine/interface/idle.h"
#include "engine/report/expect/expect_report.h"

namespace darknumber {

ExitCode expect_verb(const Options& options) {
  const PreparedPoint study = prepare_given(given_file(options.input, options.settings),
                                            Evaluation::expected, said(options))
                                  .point;
  remark_idle_draws(said(options), options.given, study.scenario, idle_in_expect);
  print_report({[&] { return expect_blocks(study); }, [&] { return expect_json(study); },
                [&] { return expect_csv(study); }},
               options);
  return ExitCode::done;
}

}  // namespace darknumber
