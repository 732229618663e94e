// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <chrono>
#include <optional>

#include "engine/cli/interrupt.h"
#include "engine/cli/open_output.h"
#include "engine/cli/output_file.h"
#include "engine/cli/plan_in_time.h"
#include "engine/cli/progress.h"
#include "engine/cli/run_end.h"
#include "engine/cli/said.h"
#include "engine/cli/shard_run.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/idle.h"
#include "engine/interface/run_plan.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/outcome_work.h"

namespace darknumber {
namespace {

/// How far a run came.
struct Reached {
  std::int64_t done = 0;
  std::int64_t total = 0;
};

void say_interrupted(const Options& options, const Reached& reached, const char* unit) {
  if (options.progress.quiet) return;
  say("{} after {} of {} {}.", asked_to_stop() ? "Interrupted" : "Out of time", reached.done,
      reached.total, unit);
  if (options.output.folder.empty())
    say(" Nothing is kept without --output DIR.\n");
  else
    say(" They are kept; run the same command with --resume to continue.\n");
}

bool bad_usage(const Options& options) {
  const OutputOptions& output = options.output;
  const bool nothing_to_replace = output.force && options.page.file.empty();
  if (output.folder.empty() && (output.resume || nothing_to_replace)) {
    say("error: --{} needs --output DIR.\n", output.resume ? "resume" : "force");
    return true;
  }
  if (options.page.file == "-") {
    say("error: --report names a file; standard output has the text of the run.\n");
    return true;
  }
  if (output.resume && output.force) {
    say("error: --resume goes on with what is there and --force replaces it; use one of them.\n");
    return true;
  }
  if (!options.until.empty() && !precision_asked(options.until)) {
    say("error: --until {}\n", until_advice(options.until));
    return true;
  }
  return false;
}

}  // namespace

ExitCode run_scenario_verb(const Options& options) {
  if (bad_usage(options)) return ExitCode::bad_usage;
  if (!options.shard.empty()) return run_one_shard(options);
  if (const auto code = refuse_existing(options.page.file, options)) return *code;
  Checkpoint checkpoint;
  if (const auto code = look_at_output(options.output, checkpoint)) return *code;
  const auto start = std::chrono::steady_clock::now();
  const StopQuestion out_of_time = [&] {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    return options.time_limit > 0.0 && passed.count() >= options.time_limit;
  };
  Watch watch = said(options);
  watch.stop = out_of_time;
  const std::optional<StudyPlan> planned = plan_in_time(options, watch);
  if (!planned) return ExitCode::interrupted;
  const StudyPlan& plan = *planned;
  remark_idle_of_run(said(options), options.given, plan.scenario());
  note_interrupts();
  if (const auto code =
          open_output(options.output, replicate_file_header(plan), plan.points.size(), checkpoint))
    return *code;
  const bool samples = draws_worlds(plan.scenario());
  if (samples)
    if (const auto code = open_sampling(options.output, replicate_file_header(plan), checkpoint))
      return *code;
  const bool goes_on = checkpoint.sampling && !checkpoint.sampling->empty();
  Reached of_sampling{0, outcome_parts};
  Progress progress(options.progress, unit_of(plan));
  watch.stop = [&] { return asked_to_stop() || out_of_time(); };
  watch.progress = [&](std::int64_t done, std::int64_t total) {
    of_sampling = {done, total};
    progress.show(done, total);
  };
  if (watch.note)
    watch.note = [&progress, say_note = watch.note](const std::string& note) {
      progress.finish();
      say_note(note);
    };
  StudyRun run =
      run_planned(plan, {options.threads, precision_asked(options.until)}, watch,
                  {checkpoint.writer ? &*checkpoint.writer : nullptr, std::move(checkpoint.before),
                   checkpoint.sampling ? &*checkpoint.sampling : nullptr});
  progress.finish();
  if (run.done < run.total) {
    say_interrupted(options, samples ? of_sampling : Reached{run.done, run.total}, unit_of(plan));
    return ExitCode::interrupted;
  }
  if (options.output.resume && !options.progress.quiet) {
    if (!samples)
      say("Reused {} {}, computed {}.\n", run.reused, unit_of(plan), run.done - run.reused);
    else if (goes_on)
      say("Went on from where the sampling had been stopped.\n");
  }
  return end_run(run, plan, options);
}

}  // namespace darknumber
