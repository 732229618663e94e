// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include "engine/cli/idle_options.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/load.h"
#include "engine/cli/open_output.h"
#include "engine/cli/output_file.h"
#include "engine/cli/progress.h"
#include "engine/cli/run_end.h"
#include "engine/cli/shard_run.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/parallel.h"
#include "engine/study/precision.h"

namespace darknumber {
namespace {

/// Of a study whose work is its outcome.
void say_begun_anew(const Options& options) {
  if (options.progress.quiet) return;
  say("{}: of the sampling nothing is kept, and the same command{} begins it anew.\n",
      asked_to_stop() ? "Interrupted" : "Out of time",
      options.output.folder.empty() ? "" : " with --resume");
}

void say_interrupted(const Options& options, const StudyRun& run, const char* unit) {
  if (options.progress.quiet) return;
  say("{} after {} of {} {}.", asked_to_stop() ? "Interrupted" : "Out of time", run.done, run.total,
      unit);
  if (options.output.folder.empty())
    say(" Nothing is kept without --output DIR.\n");
  else
    say(" They are kept; run the same command with --resume to continue.\n");
}

/// What `--until mcse=X` asks for, or what is wrong with it.
std::optional<double> precision_asked(const std::string& until) {
  constexpr std::string_view start = "mcse=";
  if (!until.starts_with(start)) return std::nullopt;
  const char* first = until.data() + start.size();
  const char* last = until.data() + until.size();
  double precision = 0.0;
  const auto [end, error] = std::from_chars(first, last, precision);
  if (error != std::errc() || end != last || !(precision > 0.0) || !std::isfinite(precision))
    return std::nullopt;
  return precision;
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
    say("error: --until takes mcse=X, X above 0, but is \"{}\". For example --until "
        "mcse=0.01.\n",
        options.until);
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
  const std::optional<StudyPlan> planned = load_plan_in_time(options, out_of_time);
  if (!planned) return ExitCode::interrupted;
  const StudyPlan& plan = *planned;
  note_idle_options(options, plan.scenario());
  note_interrupts();
  if (const auto code =
          open_output(options.output, replicate_file_header(plan), plan.points.size(), checkpoint))
    return *code;
  Progress progress(options.progress, unit_of(plan));
  StudyWatch watch;
  watch.work.progress = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  watch.work.stop = [&] { return asked_to_stop() || out_of_time(); };
  watch.work.file = checkpoint.writer ? &*checkpoint.writer : nullptr;
  if (const auto precision = precision_asked(options.until))
    watch.another_round = [&, precision](const StudyRun& so_far) {
      if (precise_enough(so_far, plan.scenario(), *precision)) return false;
      if (so_far.total < most_until * static_cast<std::int64_t>(plan.points.size())) return true;
      if (!options.progress.quiet)
        say("\n--until ends at {} replicates a point, less precise than asked for.\n",
            so_far.total / static_cast<std::int64_t>(plan.points.size()));
      return false;
    };
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  StudyRun run = run_study(plan, threads, watch, std::move(checkpoint.before));
  progress.finish();
  if (run.done < run.total) {
    if (draws_worlds(plan.scenario()))
      say_begun_anew(options);
    else
      say_interrupted(options, run, unit_of(plan));
    return ExitCode::interrupted;
  }
  if (options.output.resume && !options.progress.quiet)
    say("Reused {} {}, computed {}.\n", run.reused, unit_of(plan), run.done - run.reused);
  return end_run(std::move(run), plan, options);
}

}  // namespace darknumber
