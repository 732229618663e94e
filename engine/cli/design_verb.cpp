// SPDX-License-Identifier: MIT
#include <chrono>
#include <optional>

#include "engine/cli/interrupt.h"
#include "engine/cli/progress.h"
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/design_given.h"
#include "engine/interface/given_scenario.h"
#include "engine/interface/idle.h"

namespace darknumber {

ExitCode design_verb(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const std::optional<std::int64_t> draws =
      options.draws > 0 ? std::optional(options.draws) : std::nullopt;
  Watch watch = said(options);
  watch.stop = [&] {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    return asked_to_stop() || (options.time_limit > 0.0 && passed.count() >= options.time_limit);
  };
  Progress progress(options.progress, "parts of the work");
  try {
    const PlannedDesign planned =
        plan_design(given_file(options.input, options.settings), draws, watch);
    remark_idle_of_design(watch, options.given);
    note_interrupts();
    watch.progress = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
    const DesignAnswer answer = weigh_planned(planned, options.threads, watch);
    progress.finish();
    print_report(report_of(answer, planned), options);
    return answer.verdict == DesignVerdict::answered ? ExitCode::done : ExitCode::failed;
  } catch (const GivenUp&) {
    progress.finish();
    if (!options.progress.quiet)
      say("{}: of the worlds nothing is kept, and the same command begins anew.\n",
          asked_to_stop() ? "Interrupted" : "Out of time");
    return ExitCode::interrupted;
  }
}

}  // namespace darknumber
