// SPDX-License-Identifier: MIT
#include "engine/cli/shard_run.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "engine/cli/interrupt.h"
#include "engine/cli/open_output.h"
#include "engine/cli/plan_in_time.h"
#include "engine/cli/progress.h"
#include "engine/cli/said.h"
#include "engine/cli/shell_word.h"
#include "engine/cli/standard_streams.h"
#include "engine/interface/idle.h"
#include "engine/interface/run_plan.h"
#include "engine/report/folder/shard_folder.h"
#include "engine/study/parallel.h"
#include "engine/study/run_shard.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

bool misused(const Options& options) {
  if (options.output.folder.empty()) {
    say("error: --shard needs --output DIR, where the shards of a run come together.\n");
    return true;
  }
  if (!options.until.empty()) {
    say("error: --until looks at all replicates together, and a shard has only its own. Merge "
        "shards of so many --replicates and, if that is not precise enough, of more.\n");
    return true;
  }
  if (!options.page.file.empty()) {
    say("error: --report shows results, and a shard has none yet: give it to darknumber merge.\n");
    return true;
  }
  if (options.format != Format::text) {
    say("error: --format is that of results, and a shard has none yet: give it to darknumber "
        "merge.\n");
    return true;
  }
  return false;
}

/// What was typed, but for the shard and where it goes.
std::string command_of(const Options& options) {
  std::string command = "darknumber run " + shell_word(options.input);
  for (const std::string& setting : options.settings) command += " --set " + shell_word(setting);
  return command;
}

/// A shard that is finished is checked, and left.
ExitCode leave(const fs::path& folder, const ShardFile& wanted, const StudyPlan& plan,
               const Options& options) {
  const FoundShard there{folder, read_shard_json(shard_json_of(folder))};
  const std::vector<ShardDifference> differing = differences(wanted, there.file);
  if (!differing.empty()) {
    say("error: {} belongs to another run:\n", folder.string());
    for (const ShardDifference& one : differing)
      say("  {}: there {}, here {}\n", one.what, one.found, one.expected);
    say("Nothing was run or written. Take another --output, or --force to replace it.\n");
    return ExitCode::other_checkpoint;
  }
  read_shard(there, plan);
  if (!options.progress.quiet) say("{} is there and complete; nothing was run.\n", folder.string());
  return ExitCode::done;
}

}  // namespace

ExitCode run_one_shard(const Options& options) {
  if (misused(options)) return ExitCode::bad_usage;
  const Shard shard = *shard_from(options.shard);
  const fs::path folder = shard_folder(options.output.folder, shard);
  const OutputOptions output{folder.string(), options.output.force, !options.output.force};
  const bool finished = is_finished_shard(folder) && !output.force;
  Checkpoint checkpoint;
  if (!finished)
    if (const auto code = look_at_output(output, checkpoint)) return *code;
  const auto start = std::chrono::steady_clock::now();
  const StopQuestion out_of_time = [&] {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    return options.time_limit > 0.0 && passed.count() >= options.time_limit;
  };
  Watch planning = said(options);
  planning.stop = out_of_time;
  const std::optional<StudyPlan> planned = plan_in_time(options, planning);
  if (!planned) return ExitCode::interrupted;
  const StudyPlan& plan = *planned;
  if (const std::string why = why_not_split(plan, shard.of); !why.empty()) {
    say("error: --shard {}: {}\n", options.shard, why);
    return ExitCode::bad_usage;
  }
  const ShardFile file = shard_file_of(plan, shard, command_of(options));
  if (finished) return leave(folder, file, plan, options);
  remark_idle_of_run(said(options), options.given, plan.scenario());
  note_interrupts();
  if (const auto code =
          open_output(output, shard_file_header(plan, shard), plan.points.size(), checkpoint))
    return *code;
  Progress progress(options.progress, unit_of(plan));
  MonteCarloWatch watch;
  watch.progress = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  watch.stop = [&] { return asked_to_stop() || out_of_time(); };
  watch.file = &*checkpoint.writer;
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  const MonteCarloResult run = run_shard(plan, shard, threads, watch, std::move(checkpoint.before));
  progress.finish();
  const std::int64_t total = range_of(shard, work_of(plan)).size();
  if (run.done < total) {
    if (!options.progress.quiet)
      say("{} after {} of {} {} of shard {}. They are kept; the same command goes on with them.\n",
          asked_to_stop() ? "Interrupted" : "Out of time", run.done, total, unit_of(plan),
          options.shard);
    return ExitCode::interrupted;
  }
  write_shard_json(folder, file);
  if (!options.progress.quiet) {
    if (run.reused > 0)
      say("Reused {} {}, computed {}.\n", run.reused, unit_of(plan), run.done - run.reused);
    say("Wrote {}: {} {}.\n", folder.string(), run.done, unit_of(plan));
  }
  return ExitCode::done;
}

}  // namespace darknumber
