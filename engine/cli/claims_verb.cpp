// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "engine/cli/interrupt.h"
#include "engine/cli/progress.h"
#include "engine/cli/said.h"
#include "engine/cli/shipped_scenarios.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/given_scenario.h"
#include "engine/report/claims/gallery.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

/// The scenarios of a folder in the order of their names, or the one file.
std::vector<fs::path> files_of(const fs::path& place) {
  if (!fs::is_directory(place)) return {place};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(place))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

StudyPlan plan_of(const fs::path& file, const Options& options) {
  Watch watch = said(options);
  watch.stop = asked_to_stop;
  try {
    return plan_given(given_file(file.string(), options.settings), watch);
  } catch (const GivenUp&) {
    throw Interrupted{};
  }
}

/// The run, or nothing where it was interrupted.
std::optional<StudyRun> judged(const StudyPlan& plan, const Options& options) {
  StudyWatch watch;
  watch.work.stop = asked_to_stop;
  const int threads = options.threads > 0 ? options.threads : hardware_threads();
  StudyRun run = run_study(plan, threads, watch, {});
  if (run.done < run.total) return std::nullopt;
  return run;
}

}  // namespace

ExitCode claims_verb(const Options& options) {
  const fs::path place =
      options.input.empty() ? shipped_scenarios() / "claims" : fs::path(options.input);
  const std::vector<fs::path> files = files_of(place);
  const bool is_page = options.format != Format::text || !fs::is_directory(place);
  const Prose prose = is_page ? Prose::whole : Prose::first_sentence;
  note_interrupts();
  Progress progress(options.progress, "scenarios");
  Gallery gallery;
  for (std::size_t f = 0; f < files.size(); ++f) {
    progress.show(static_cast<std::int64_t>(f), static_cast<std::int64_t>(files.size()));
    const StudyPlan plan = plan_of(files[f], options);
    if (plan.claims.empty()) continue;
    const std::string name = files[f].filename().string();
    if (options.gallery.exact_only && plan.evaluation() != Evaluation::expected) {
      gallery.left_out.push_back(name);
      continue;
    }
    const std::optional<StudyRun> run = judged(plan, options);
    if (!run) throw Interrupted{};
    gallery.exhibits.push_back(exhibit_of(name, *run, plan, prose));
  }
  progress.finish();
  if (gallery.exhibits.empty() && gallery.left_out.empty()) {
    say("error: no scenario of {} has claims.\n", place.string());
    return ExitCode::bad_input;
  }
  print_report(report_of(gallery), options);
  return ExitCode::done;
}

}  // namespace darknumber
