// SPDX-License-Identifier: MIT
#include <cstdio>

#include "engine/cli/load.h"
#include "engine/cli/verbs.h"
#include "engine/report/forecast_report.h"
#include "engine/study/parallel.h"

namespace darknumber {

ExitCode plan_verb(const Options& options) {
  const StudyPlan plan = load_plan(options);
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  const Forecast expected = forecast(plan, threads);
  std::fputs((options.format == Format::json ? forecast_json(expected, threads)
                                             : forecast_text(expected, threads))
                 .c_str(),
             stdout);
  return ExitCode::done;
}

}  // namespace darknumber
