// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <list>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <vector>

#include "engine/cli/load.h"
#include "engine/cli/verbs.h"
#include "engine/report/population_csv.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

/// One part of the population, where it goes, and its stream once opened.
struct Part {
  const std::string& path;  // "-" is standard output, empty nowhere
  std::ostream*& stream;
};

/// The files that were asked for, opened before any work is done: all of them, or none is made.
class Outputs {
 public:
  /// The code to stop with, after saying why: a file exists, or cannot be written.
  std::optional<ExitCode> open(std::span<const Part> parts, bool force) {
    for (const Part& part : parts)
      if (!force && is_file(part) && std::filesystem::exists(part.path)) {
        fmt::print(stderr,
                   "error: {} exists. Nothing was drawn or written. Take another name, or --force "
                   "to replace it.\n",
                   part.path);
        return ExitCode::output_exists;
      }
    for (const Part& part : parts)
      if (!open_one(part)) {
        fmt::print(stderr, "error: {} cannot be written. Nothing was drawn.\n", part.path);
        for (const std::filesystem::path& made : made_) std::filesystem::remove(made);
        return ExitCode::failed;
      }
    return std::nullopt;
  }

  /// Throws where the system failed to take all (a full disk).
  void close() {
    std::cout.flush();
    for (std::ofstream& file : files_) {
      file.close();
      if (!file) throw std::system_error(std::make_error_code(std::errc::io_error), "writing");
    }
  }

 private:
  static bool is_file(const Part& part) { return !part.path.empty() && part.path != "-"; }

  bool open_one(const Part& part) {
    if (part.path == "-") part.stream = &std::cout;
    if (!is_file(part)) return true;
    const std::filesystem::path folder = std::filesystem::path(part.path).parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    const bool is_new = !std::filesystem::exists(part.path, error);
    files_.emplace_back(part.path, std::ios::binary);
    if (!files_.back()) return false;
    if (is_new) made_.emplace_back(part.path);
    part.stream = &files_.back();
    return true;
  }

  std::list<std::ofstream> files_;  // addresses stay
  std::vector<std::filesystem::path> made_;
};

bool asks_for_persons(const SimulateOptions& simulate) {
  return !simulate.persons.empty() || !simulate.records.empty() || !simulate.entities.empty();
}

/// The usage mistakes that only the options together show.
std::string misuse(const SimulateOptions& simulate, SimulatorChoice simulator) {
  std::set<std::string> taken;
  for (const std::string& path :
       {simulate.persons, simulate.records, simulate.entities, simulate.table})
    if (!path.empty() && !taken.insert(path).second)
      return path == "-" ? "only one part can go to standard output; name files"
                         : fmt::format("two parts cannot go to one file, {}", path);
  if (simulator == SimulatorChoice::table && asks_for_persons(simulate))
    return "the table simulator draws no persons; set monte_carlo.simulator to \"persons\"";
  return "";
}

}  // namespace

ExitCode simulate_verb(const Options& options) {
  const PreparedPoint study = load_point(options);
  const Scenario& scenario = study.scenario;
  SimulateOptions simulate = options.simulate;
  if (!asks_for_persons(simulate) && simulate.table.empty()) simulate.table = "-";
  const SimulatorChoice simulator = scenario.monte_carlo.simulator;
  if (const std::string what = misuse(simulate, simulator); !what.empty()) {
    fmt::print(stderr, "error: {}.\n", what);
    return ExitCode::bad_usage;
  }
  Outputs outputs;
  PopulationFiles files;
  const std::array<Part, 4> parts{{{simulate.persons, files.persons},
                                   {simulate.records, files.records},
                                   {simulate.entities, files.entities},
                                   {simulate.table, files.table}}};
  if (const auto code = outputs.open(parts, options.output.force)) return *code;
  const DrawKey key{scenario.monte_carlo.seed, simulate.replicate};
  if (files.need_persons() || simulator == SimulatorChoice::persons) {
    if (simulator == SimulatorChoice::automatic && !options.progress.quiet)
      fmt::print(stderr,
                 "Note: persons are drawn one by one here, while run draws tables: this is its "
                 "replicate {} with --set monte_carlo.simulator=persons.\n",
                 simulate.replicate);
    write_population(scenario, study.world, key, files);
  } else {
    const Register drawn = TableSimulator(study.world).draw(key);
    const Observed observed = observe_drawn(scenario, drawn, key);
    write_table_csv(project(observed.entities, scenario.estimation.lists),
                    scenario.estimation.lists, *files.table);
  }
  outputs.close();
  return ExitCode::done;
}

}  // namespace darknumber
