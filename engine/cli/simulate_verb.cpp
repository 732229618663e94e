// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <list>
#include <optional>
#include <set>
#include <span>
#include <system_error>

#include "engine/cli/interrupt.h"
#include "engine/cli/output_stream.h"
#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/draw_population.h"
#include "engine/interface/given_scenario.h"

namespace darknumber {
namespace {

enum class IfFileExists { refuse, replace };

/// One part of the population, where it goes, and its stream once opened.
struct Part {
  const std::string& path;  // "-" is standard output, empty nowhere
  std::ostream*& stream;
};

/// What was asked for, opened before any work is done: all of it, or none is made.
class Outputs {
 public:
  /// The code to stop with, after saying why, where a file exists. Throws std::system_error where
  /// one cannot be written.
  std::optional<ExitCode> open(std::span<const Part> parts, IfFileExists if_exists) {
    for (const Part& part : parts)
      if (if_exists == IfFileExists::refuse && is_file(part) &&
          std::filesystem::exists(part.path)) {
        say("error: {} exists. Nothing was drawn or written. Take another name, or --force to "
            "replace it.\n",
            part.path);
        return ExitCode::output_exists;
      }
    for (const Part& part : parts)
      if (is_file(part))
        part.stream = &files_.emplace_back(part.path).stream();
      else if (part.path == "-")
        part.stream = &standard_.emplace().stream();
    return std::nullopt;
  }

  bool has_files() const { return !files_.empty(); }

  /// Hands over what is left, and gives the files their names. Throws std::system_error.
  void finish() {
    if (standard_) standard_->finish();
    for (OutputFile& file : files_) file.commit();
  }

 private:
  static bool is_file(const Part& part) { return !part.path.empty() && part.path != "-"; }

  std::optional<StandardOutput> standard_;
  std::list<OutputFile> files_;  // addresses stay
};

bool asks_for_persons(const SimulateOptions& simulate) {
  return !simulate.persons.empty() || !simulate.records.empty() || !simulate.entities.empty();
}

/// The usage mistakes that only the options together show.
std::string misuse(const Options& options, const Scenario& scenario) {
  const SimulateOptions& simulate = options.simulate;
  std::set<std::string> taken;
  for (const std::string& path :
       {simulate.persons, simulate.records, simulate.entities, simulate.table})
    if (!path.empty() && !taken.insert(path).second)
      return path == "-" ? "only one part can go to standard output; name files"
                         : fmt::format("two parts cannot go to one file, {}", path);
  if (options.output.force && (taken.empty() || taken == std::set<std::string>{"-"}))
    return "--force needs a file to replace";
  const auto misused = draw_misuse(scenario, asks_for_persons(simulate), options.given.replicates,
                                   simulate.replicate);
  return misused ? misused->what : "";
}

}  // namespace

ExitCode simulate_verb(const Options& options) {
  const PreparedPoint study = prepare_given(given_file(options.input, options.settings),
                                            Evaluation::monte_carlo, said(options))
                                  .point;
  const Scenario& scenario = study.scenario;
  SimulateOptions simulate = options.simulate;
  if (!asks_for_persons(simulate) && simulate.table.empty()) simulate.table = "-";
  if (const std::string what = misuse(options, scenario); !what.empty()) {
    say("error: {}.\n", what);
    return ExitCode::bad_usage;
  }
  Outputs outputs;
  PopulationFiles files;
  const std::array<Part, 4> parts{{{simulate.persons, files.persons},
                                   {simulate.records, files.records},
                                   {simulate.entities, files.entities},
                                   {simulate.table, files.table}}};
  note_interrupts();
  const IfFileExists wish = options.output.force ? IfFileExists::replace : IfFileExists::refuse;
  if (const auto code = outputs.open(parts, wish)) return *code;
  Watch watch = said(options);
  watch.stop = asked_to_stop;
  try {
    if (options.given.replicates)
      draw_several(study, simulate.replicate, *files.table, watch);
    else
      draw_one(study, simulate.replicate, files, watch);
    outputs.finish();
  } catch (const GivenUp&) {
    throw Interrupted{};
  } catch (const std::system_error& error) {
    // A reader who has left (`| head`) has what it wanted, but files must not be missing in
    // silence.
    if (error.code() != std::errc::broken_pipe || outputs.has_files()) throw;
  }
  return ExitCode::done;
}

}  // namespace darknumber
