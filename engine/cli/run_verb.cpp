// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
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
#include "engine/report/study_report.h"
#include "engine/report/verdict.h"
#include "engine/study/parallel.h"
#include "engine/study/precision.h"

namespace darknumber {
namespace {

/// The replicate file of a run with --output, and the replicates that it already holds.
struct Checkpoint {
  std::optional<ReplicateFileWriter> writer;
  std::vector<PointRows> before;
};

/// The code to stop with, after saying why; none where the checkpoint is ready.
std::optional<ExitCode> resume(const std::filesystem::path& path, const ReplicateFileHeader& header,
                               std::size_t points, Checkpoint& checkpoint) {
  const auto refuse = [&](ReplicateFileDefect defect) {
    fmt::print(stderr, "error: {} cannot be resumed: {}.\n", path.string(), meaning_of(defect));
    return ExitCode::other_checkpoint;
  };
  const auto found = read_replicate_header(path);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&found)) return refuse(*defect);
  const auto differing = differences(header, std::get<ReplicateFileHeader>(found));
  if (!differing.empty()) {
    fmt::print(stderr, "error: {} belongs to another run:\n", path.string());
    for (const HeaderDifference& difference : differing)
      fmt::print(stderr, "  {}: there {}, here {}\n", name_of(difference.field), difference.found,
                 difference.expected);
    if (std::any_of(differing.begin(), differing.end(), [](const HeaderDifference& difference) {
          return difference.field == HeaderField::scenario_hash;
        }))
      fmt::print(stderr,
                 "A scenario's hash is of all that decides the replicates: the world, the study, "
                 "the claims, and the table that it is held to.\n");
    fmt::print(stderr,
               "Nothing was run or written. Take another --output, or --force to replace it.\n");
    return ExitCode::other_checkpoint;
  }
  auto read = read_replicate_file(path, points);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&read)) return refuse(*defect);
  auto& contents = std::get<ReplicateFileContents>(read);
  checkpoint.writer.emplace(path, contents);
  checkpoint.before = std::move(contents.points);
  return std::nullopt;
}

/// Whether a run into this folder ended before its checkpoint had any content: there is nothing to
/// go on with, and nothing to lose.
bool ended_at_once(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(folder)) return false;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path() != checkpoint_of(folder) || fs::file_size(entry.path()) > 0) return false;
  return true;
}

std::optional<ExitCode> open_output(const OutputOptions& output, const StudyPlan& plan,
                                    Checkpoint& checkpoint) {
  if (output.folder.empty()) return std::nullopt;
  const ReplicateFileHeader header = replicate_file_header(plan);
  const std::filesystem::path path = checkpoint_of(output.folder);
  if (output.resume && ended_at_once(output.folder)) {
    checkpoint.writer.emplace(path, header);
    return std::nullopt;
  }
  if (output.resume && std::filesystem::exists(path))
    return resume(path, header, plan.points.size(), checkpoint);
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

/// What a run is counted in.
const char* unit_of(const StudyPlan& plan) {
  return plan.evaluation() == Evaluation::expected ? "points" : "replicates";
}

void say_interrupted(const Options& options, const StudyRun& run, const char* unit,
                     bool out_of_time) {
  fmt::print(stderr, "{} after {} of {} {}.", out_of_time ? "Out of time" : "Interrupted", run.done,
             run.total, unit);
  if (options.output.folder.empty())
    fmt::print(stderr, " Nothing is kept without --output DIR.\n");
  else
    fmt::print(stderr, " They are kept; go on with the same command and --resume.\n");
}

/// The exit code that the claims ask for.
ExitCode code_of_claims(const std::vector<ClaimResult>& claims) {
  ExitCode code = ExitCode::done;
  for (const ClaimResult& claim : claims) {
    if (claim.verdict == Verdict::not_supported) return ExitCode::not_supported;
    if (claim.verdict == Verdict::undecided) code = ExitCode::undecided;
  }
  return code;
}

/// What `--until mcse=X` asks for, or what is wrong with it.
std::optional<double> precision_asked(const std::string& until) {
  constexpr std::string_view start = "mcse=";
  if (!until.starts_with(start)) return std::nullopt;
  const char* first = until.data() + start.size();
  const char* last = until.data() + until.size();
  double precision = 0.0;
  const auto [end, error] = std::from_chars(first, last, precision);
  if (error != std::errc() || end != last || !(precision > 0.0)) return std::nullopt;
  return precision;
}

bool bad_usage(const Options& options) {
  const OutputOptions& output = options.output;
  if (output.folder.empty() && (output.resume || output.force)) {
    fmt::print(stderr, "error: --{} needs --output DIR.\n", output.resume ? "resume" : "force");
    return true;
  }
  if (!options.until.empty() && !precision_asked(options.until)) {
    fmt::print(stderr,
               "error: --until takes mcse=X, X above 0, but is \"{}\". For example --until "
               "mcse=0.01.\n",
               options.until);
    return true;
  }
  return false;
}

std::string text_of(const StudyRun& run, const StudyPlan& plan) {
  if (plan.scenario().study) return study_text(run, plan);
  const std::string claims = claims_text(run, plan);
  return run_text(plan.base, run.result) + (claims.empty() ? "" : "\n" + claims);
}

}  // namespace

ExitCode run_scenario_verb(const Options& options) {
  if (bad_usage(options)) return ExitCode::bad_usage;
  const StudyPlan plan = load_plan(options);
  Checkpoint checkpoint;
  if (const auto code = open_output(options.output, plan, checkpoint)) return *code;
  Progress progress(options.progress, unit_of(plan));
  StudyWatch watch;
  const std::atomic<bool>& asked_to_stop = stop_on_interrupt();
  const auto start = std::chrono::steady_clock::now();
  const auto out_of_time = [&] {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    return options.time_limit > 0.0 && passed.count() >= options.time_limit;
  };
  watch.work.progress = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  watch.work.stop = [&] { return asked_to_stop.load() || out_of_time(); };
  watch.work.file = checkpoint.writer ? &*checkpoint.writer : nullptr;
  if (const auto precision = precision_asked(options.until))
    watch.another_round = [&plan, precision](const StudyRun& so_far) {
      if (precise_enough(so_far, plan.scenario(), *precision)) return false;
      if (so_far.total < most_until * static_cast<std::int64_t>(plan.points.size())) return true;
      fmt::print(stderr, "\n--until ends at {} replicates a point, less precise than asked for.\n",
                 so_far.total / static_cast<std::int64_t>(plan.points.size()));
      return false;
    };
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  StudyRun run = run_study(plan, threads, watch, std::move(checkpoint.before));
  progress.finish();
  if (run.done < run.total) {
    say_interrupted(options, run, unit_of(plan), !asked_to_stop.load());
    return ExitCode::interrupted;
  }
  if (options.output.resume && !options.progress.quiet)
    fmt::print(stderr, "Reused {} {}, computed {}.\n", run.reused, unit_of(plan),
               run.done - run.reused);
  run.result.verdict = plan.scenario().study ? study_verdict(run, plan)
                                             : verdict_sentence(plan.scenario(), run.result);
  if (!options.output.folder.empty()) write_results(options.output.folder, run, plan);
  std::fputs(
      (options.format == Format::json ? results_json(run, plan) : text_of(run, plan)).c_str(),
      stdout);
  if (!options.output.folder.empty() && !options.progress.quiet)
    fmt::print(stderr, "Wrote {}.\n", options.output.folder);
  return code_of_claims(run.claims);
}

}  // namespace darknumber
