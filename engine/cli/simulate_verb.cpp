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
#include "engine/cli/load.h"
#include "engine/cli/output_stream.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/report/folder/population_csv.h"
#include "engine/report/folder/table_csv.h"
#include "engine/simulation/replicate.h"

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
std::string misuse(const Options& options, const MonteCarloSpec& monte_carlo) {
  constexpr std::int64_t most_replicates = std::int64_t{1} << 32;
  const SimulateOptions& simulate = options.simulate;
  std::set<std::string> taken;
  for (const std::string& path :
       {simulate.persons, simulate.records, simulate.entities, simulate.table})
    if (!path.empty() && !taken.insert(path).second)
      return path == "-" ? "only one part can go to standard output; name files"
                         : fmt::format("two parts cannot go to one file, {}", path);
  if (options.output.force && (taken.empty() || taken == std::set<std::string>{"-"}))
    return "--force needs a file to replace";
  if (monte_carlo.simulator == SimulatorChoice::table && asks_for_persons(simulate))
    return "the table simulator draws no persons; set monte_carlo.simulator to \"persons\"";
  if (options.given.replicates && asks_for_persons(simulate))
    return "--replicates writes tables; persons, records and entities are those of one replicate";
  if (options.given.replicates && simulate.replicate + monte_carlo.replicates > most_replicates)
    return fmt::format("replicates are numbered from 0 to {}", most_replicates - 1);
  return "";
}

RegisterTables draw_tables(const PreparedPoint& study, const Replicator& replicator,
                           std::uint32_t replicate) {
  return register_tables(study.scenario, replicator.draw_register(replicate),
                         {study.scenario.monte_carlo.seed, replicate});
}

/// From one replicate on, as many as the scenario has.
void draw_several(const PreparedPoint& study, std::uint32_t first, std::ostream& out) {
  const Replicator replicator(study.scenario, study.world);
  TableCsv csv(study.scenario, ReplicateColumn::numbers, out);
  const auto replicates = static_cast<std::uint32_t>(study.scenario.monte_carlo.replicates);
  for (std::uint32_t r = 0; r < replicates; ++r) {
    if (asked_to_stop()) throw Interrupted{};
    csv.write(first + r, draw_tables(study, replicator, first + r));
  }
}

void draw_one(const PreparedPoint& study, std::uint32_t replicate, const PopulationFiles& files) {
  if (files.need_persons())
    return write_population(study.scenario, study.world,
                            {study.scenario.monte_carlo.seed, replicate}, files);
  TableCsv(study.scenario, ReplicateColumn::none, *files.table)
      .write(replicate, draw_tables(study, {study.scenario, study.world}, replicate));
}

}  // namespace

ExitCode simulate_verb(const Options& options) {
  const PreparedPoint study = load_point(options).point;
  const Scenario& scenario = study.scenario;
  SimulateOptions simulate = options.simulate;
  if (!asks_for_persons(simulate) && simulate.table.empty()) simulate.table = "-";
  const SimulatorChoice simulator = scenario.monte_carlo.simulator;
  if (const std::string what = misuse(options, scenario.monte_carlo); !what.empty()) {
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
  if (files.need_persons() && simulator == SimulatorChoice::automatic && !options.progress.quiet)
    say("Note: persons are drawn one by one here, while run draws tables: this is its replicate {} "
        "with --set monte_carlo.simulator=persons.\n",
        simulate.replicate);
  try {
    if (options.given.replicates)
      draw_several(study, simulate.replicate, *files.table);
    else
      draw_one(study, simulate.replicate, files);
    outputs.finish();
  } catch (const std::system_error& error) {
    // A reader who has left (`| head`) has what it wanted, but files must not be missing in
    // silence.
    if (error.code() != std::errc::broken_pipe || outputs.has_files()) throw;
  }
  return ExitCode::done;
}

}  // namespace darknumber
