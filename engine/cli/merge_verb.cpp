// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/cli/interrupt.h"
#include "engine/cli/open_output.h"
#include "engine/cli/output_file.h"
#include "engine/cli/run_end.h"
#include "engine/cli/shell_word.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/run_plan.h"
#include "engine/report/folder/shard_folder.h"
#include "engine/report/study/study_report.h"
#include "engine/study/parallel.h"
#include "engine/study/run_shard.h"

namespace darknumber {
namespace {

/// Of a long list, a terminal shows so many lines.
constexpr std::size_t most_lines = 20;

/// "3,5-7", as job arrays of Slurm take them.
std::string numbers_text(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += (text.empty() ? "" : ",") + std::to_string(numbers[i]);
    if (last > i) text += (last == i + 1 ? "," : "-") + std::to_string(numbers[last]);
    i = last + 1;
  }
  return text;
}

void say_difference(const ShardDifference& one) {
  say("    {}: {} and {}\n", one.what, one.expected, one.found);
}

/// Shards of different runs, or of another program than this one.
bool any_strangers(const FoundShards& found) {
  const FoundShard& first = found.finished.front();
  ShardFile ours = first.file;
  ours.engine = engine_stamp();
  if (const auto differing = differences(ours, first.file); !differing.empty()) {
    say("error: {} was made by another program than this one:\n", first.folder.string());
    for (const ShardDifference& one : differing)
      say("  {}: there {}, here {}\n", one.what, one.found, one.expected);
    say("Nothing was written. Merge shards with the program that made them.\n");
    return true;
  }
  std::size_t strangers = 0;
  for (const FoundShard& shard : found.finished) {
    const auto differing = differences(first.file, shard.file);
    if (differing.empty()) continue;
    if (strangers == 0) say("error: these shards are of different runs:\n");
    if (++strangers > most_lines) continue;
    say("  {} and {}\n", first.folder.string(), shard.folder.string());
    for (const ShardDifference& one : differing) say_difference(one);
  }
  if (strangers > most_lines) say("  and {} more\n", strangers - most_lines);
  if (strangers > 0)
    say("Nothing was written. Keep the shards of each run in a folder of its own.\n");
  return strangers > 0;
}

/// The same shard twice. Its replicates would count twice.
bool any_doubles(const FoundShards& found) {
  bool any = false;
  for (std::size_t i = 1; i < found.finished.size(); ++i) {
    const FoundShard& one = found.finished[i - 1];
    const FoundShard& other = found.finished[i];
    if (one.file.shard.number != other.file.shard.number) continue;
    say("error: shard {} is there twice: {} and {}.\n", shard_text(one.file.shard),
        one.folder.string(), other.folder.string());
    any = true;
  }
  if (any) say("Nothing was written. Name each folder once, and move copies away.\n");
  return any;
}

/// How far a shard of the run of the finished ones came that was begun, for a line of the shell;
/// empty where it was not.
std::string how_far(const FoundShards& found, const Shard& shard) {
  const ShardFile& run = found.finished.front().file;
  for (const BegunShard& begun : found.begun) {
    if (begun.header.shard != shard_text(shard) || begun.header.build != run.engine.build ||
        begun.header.scenario_hash != run.scenario_hash || begun.header.seed != run.seed)
      continue;
    const auto read = read_replicate_file(checkpoint_of(begun.folder));
    const auto* contents = std::get_if<ReplicateFileContents>(&read);
    if (contents == nullptr) continue;
    return fmt::format("  # begun, {} done of {}", contents->replicates,
                       range_of(shard, run.points * run.replicates).size());
  }
  return "";
}

bool any_missing(const FoundShards& found) {
  const FoundShard& first = found.finished.front();
  const std::int64_t of = first.file.shard.of;
  std::vector<std::int64_t> missing;
  auto next = found.finished.begin();
  for (std::int64_t number = 1; number <= of; ++number) {
    if (next != found.finished.end() && next->file.shard.number == number)
      ++next;
    else
      missing.push_back(number);
  }
  if (missing.empty()) return false;
  say("error: {} of {} shards {} missing: {}. Nothing was written.\n", missing.size(), of,
      missing.size() == 1 ? "is" : "are", numbers_text(missing));
  say("{}:\n", missing.size() == 1 ? "It is made by" : "They are made by");
  for (std::size_t i = 0; i < std::min(missing.size(), most_lines); ++i) {
    const Shard shard{missing[i], of};
    say("  {} --shard {} --output {}{}\n", first.file.command, shard_text(shard),
        shell_word(first.folder.parent_path().string()), how_far(found, shard));
  }
  if (missing.size() > most_lines) say("  and so on\n");
  return true;
}

/// There is no finished shard.
void say_none(const FoundShards& found, const Options& options) {
  if (found.begun.empty()) {
    say("error: {} {} no shards. darknumber run SCENARIO --shard i/n --output DIR makes one.\n",
        options.files.front(), options.files.size() == 1 ? "holds" : "and the others hold");
    return;
  }
  say("error: no shard is finished. Begun, and to be gone on with by the command that began "
      "them:\n");
  for (std::size_t i = 0; i < std::min(found.begun.size(), most_lines); ++i)
    say("  {}\n", found.begun[i].folder.string());
}

std::optional<ExitCode> why_not_merged(const FoundShards& found, const Options& options) {
  if (found.finished.empty()) {
    say_none(found, options);
    return ExitCode::bad_input;
  }
  if (any_strangers(found)) return ExitCode::other_checkpoint;
  const bool doubles = any_doubles(found);
  if (any_missing(found) || doubles) return ExitCode::bad_input;
  return std::nullopt;
}

/// The replicates of all shards, each in its place.
std::vector<PointRows> rows_of(const FoundShards& found, const StudyPlan& plan) {
  std::vector<PointRows> all(plan.points.size(), PointRows(plan.base.answers.size()));
  for (const FoundShard& shard : found.finished) {
    const std::vector<PointRows> part = read_shard(shard, plan);
    for (std::size_t p = 0; p < part.size(); ++p)
      for (std::size_t a = 0; a < part[p].size(); ++a)
        all[p][a].insert(all[p][a].end(), part[p][a].begin(), part[p][a].end());
  }
  return all;
}

}  // namespace

ExitCode merge_verb(const Options& options) {
  if (options.output.force && options.output.folder.empty() && options.page.file.empty()) {
    say("error: --force needs --output DIR.\n");
    return ExitCode::bad_usage;
  }
  if (options.page.file == "-") {
    say("error: --report names a file; standard output has the text of the run.\n");
    return ExitCode::bad_usage;
  }
  if (const auto code = refuse_existing(options.page.file, options)) return *code;
  Checkpoint checkpoint;
  if (const auto code = look_at_output(options.output, checkpoint)) return *code;
  const FoundShards found = find_shards(options.files);
  if (const auto code = why_not_merged(found, options)) return *code;
  const FoundShard& first = found.finished.front();
  const StudyPlan plan = plan_of_shard(first.file, shard_json_of(first.folder));
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  StudyRun run = run_study(plan, threads, {}, rows_of(found, plan));
  run.result.scenario = first.file.scenario;
  run.result.verdict = paragraph_of(finding_of(run, plan));
  note_interrupts();  // from here on something is written
  if (const auto code =
          open_output(options.output, replicate_file_header(plan), plan.points.size(), checkpoint))
    return *code;
  if (checkpoint.writer) {
    for (std::size_t p = 0; p < run.result.points.size(); ++p)
      append_point(*checkpoint.writer, p, run.result.points[p].rows);
    checkpoint.writer->sync();
  }
  if (!options.progress.quiet)
    say("Merged {} shards: {} {}.\n", found.finished.size(), run.done, unit_of(plan));
  return end_run(run, plan, options);
}

}  // namespace darknumber
