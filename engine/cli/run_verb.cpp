// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>

#include "engine/cli/interrupt.h"
#include "engine/cli/load.h"
#include "engine/cli/progress.h"
#include "engine/cli/verbs.h"
#include "engine/report/results_folder.h"
#include "engine/report/results_json.h"
#include "engine/report/run_report.h"
#include "engine/report/verdict.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

/// The replicate file of a run with --output, and the replicates that it already holds.
struct Checkpoint {
  std::optional<ReplicateFileWriter> writer;
  std::vector<ReplicateRow> before;
};

/// The code to stop with, after saying why; none where the checkpoint is ready.
std::optional<ExitCode> resume(const std::filesystem::path& path, const ReplicateFileHeader& header,
                               Checkpoint& checkpoint) {
  const auto read = read_replicate_file(path);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read)) {
    fmt::print(stderr, "error: {} cannot be resumed: {}.\n", path.string(), meaning_of(*defect));
    return ExitCode::other_checkpoint;
  }
  const auto& contents = std::get<ReplicateFileContents>(read);
  const auto differing = differences(header, contents.header);
  if (!differing.empty()) {
    fmt::print(stderr, "error: {} belongs to another run:\n", path.string());
    for (const HeaderDifference& difference : differing)
      fmt::print(stderr, "  {}: there {}, here {}\n", name_of(difference.field), difference.found,
                 difference.expected);
    fmt::print(stderr,
               "Nothing was run or written. Take another --output, or --force to replace it.\n");
    return ExitCode::other_checkpoint;
  }
  checkpoint.before = contents.rows;
  checkpoint.writer.emplace(path, contents);
  return std::nullopt;
}

std::optional<ExitCode> open_output(const OutputOptions& output, const ReplicateFileHeader& header,
                                    Checkpoint& checkpoint) {
  if (output.folder.empty()) return std::nullopt;
  const std::filesystem::path path = checkpoint_of(output.folder);
  if (output.resume && std::filesystem::exists(path)) return resume(path, header, checkpoint);
  switch (open_results_folder(output.folder, output.force ? IfExists::replace : IfExists::refuse)) {
    case FolderOpening::exists:
      fmt::print(stderr,
                 "error: {} exists. Nothing was run or written. Take another --output, --resume to "
                 "go on with an interrupted run, or --force to replace it.\n",
                 output.folder);
      return ExitCode::output_exists;
    case FolderOpening::not_a_folder:
      fmt::print(stderr, "error: {} is not a folder. Nothing was run or written.\n", output.folder);
      return ExitCode::output_exists;
    case FolderOpening::created:
      break;
  }
  checkpoint.writer.emplace(path, header);
  return std::nullopt;
}

void say_interrupted(const Options& options, std::int64_t done, std::int64_t total) {
  fmt::print(stderr, "Interrupted after {} of {} replicates.", done, total);
  if (options.output.folder.empty())
    fmt::print(stderr, " Nothing is kept without --output DIR.\n");
  else
    fmt::print(stderr, " They are kept; go on with the same command and --resume.\n");
}

}  // namespace

ExitCode run_scenario_verb(const Options& options) {
  if (options.output.folder.empty() && (options.output.resume || options.output.force)) {
    fmt::print(stderr, "error: --{} needs --output DIR.\n",
               options.output.resume ? "resume" : "force");
    return ExitCode::bad_usage;
  }
  const PreparedStudy study = load_study(options);
  Checkpoint checkpoint;
  if (const auto code = open_output(options.output, replicate_file_header(study), checkpoint))
    return *code;
  Progress progress(options.progress);
  MonteCarloWatch watch;
  watch.progress = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  watch.stop = &stop_on_interrupt();
  watch.file = checkpoint.writer ? &*checkpoint.writer : nullptr;
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  StudyRun run = run_study(study, threads, watch, checkpoint.before);
  progress.finish();
  const std::int64_t total = study.scenario.monte_carlo.replicates;
  if (run.done < total) {
    say_interrupted(options, run.done, total);
    return ExitCode::interrupted;
  }
  if (options.output.resume && !options.progress.quiet)
    fmt::print(stderr, "Reused {} replicates, computed {}.\n", run.reused, run.done - run.reused);
  run.result.verdict = verdict_sentence(study.scenario, run.result);
  if (!options.output.folder.empty()) write_results(options.output.folder, run.result);
  std::fputs(
      (options.format == Format::json ? results_json(run.result) : run_text(study, run.result))
          .c_str(),
      stdout);
  if (!options.output.folder.empty() && !options.progress.quiet)
    fmt::print(stderr, "Wrote {}.\n", options.output.folder);
  return ExitCode::done;
}

}  // namespace darknumber
