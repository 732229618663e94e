// SPDX-License-Identifier: MIT
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/given_scenario.h"
#include "engine/interface/idle.h"
#include "engine/interface/run_plan.h"
#include "engine/report/study/forecast_report.h"
#include "engine/study/parallel.h"

namespace darknumber {

ExitCode plan_verb(const Options& options) {
  const StudyPlan plan = plan_given(given_file(options.input, options.settings), said(options));
  remark_idle_of_run(said(options), options.given, plan.scenario());
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  if (options.shards > 0)
    if (const std::string why = why_not_split(plan, options.shards); !why.empty()) {
      say("error: --shards {}: {}\n", options.shards, why);
      return ExitCode::bad_usage;
    }
  Forecast expected = forecast(plan, threads);
  if (options.shards > 0) expected.split = forecast_of_shards(expected, options.shards);
  print_report(
      {[&] { return forecast_blocks(expected, threads); },
       [&] { return forecast_json(expected, threads); }, [&] { return forecast_csv(expected); }},
      options);
  return ExitCode::done;
}

}  // namespace darknumber
