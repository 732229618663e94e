// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/scenario/locate.h"
#include "engine/scenario/read_agency_table.h"
#include "engine/scenario/read_scenario.h"
#include "engine/scenario/write_scenario.h"
#include "engine/world/calibrate.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

void refuse_continuum(const Scenario& scenario, const Options& options) {
  if (!scenario.population.at_risk) return;
  const std::string path = "population.at_risk";
  const Value root = load_value(options.input, options.settings);
  const Position position = locate(root, path);
  throw InputError({{file_at(position, options.input), position, path,
                     "a continuum of severity cannot be calibrated to a table",
                     "It has no number of victims and no capture probabilities to solve: give "
                     "\"victims\" and capture probabilities instead.",
                     ""}});
}

/// Written under another name and then renamed, so that a file that is there is whole. Throws
/// std::system_error.
void write_whole(const fs::path& path, const std::string& text) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const fs::path unfinished = fs::path(path).concat(".unfinished");
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) throw std::system_error(errno, std::generic_category(), path.string());
  fs::rename(unfinished, path);
}

void say_why(const Misfit& misfit, const std::string& table) {
  fmt::print(stderr, "error: {} {}: {}.\nNothing was written.\n",
             misfit.kind == Misfit::Kind::does_not_fit ? "no such world fits the table"
                                                       : "no world was found that fits the table",
             table, misfit.reason);
}

}  // namespace

ExitCode calibrate_verb(const Options& options) {
  const CalibrateOptions& asked = options.calibrate;
  if (!asked.file.empty() && fs::is_directory(asked.file)) {
    fmt::print(stderr, "error: {} is a folder; --output names a file.\n", asked.file);
    return ExitCode::bad_usage;
  }
  const Scenario scenario = load_scenario(options.input, options.settings);
  refuse_continuum(scenario, options);
  const ContingencyTable table = load_agency_table(asked.table, scenario);
  if (!asked.file.empty() && !options.output.force && fs::exists(asked.file)) {
    fmt::print(stderr,
               "error: {} exists. Nothing was written. Take another name, or --force to replace "
               "it.\n",
               asked.file);
    return ExitCode::output_exists;
  }
  const Calibration calibration =
      calibrate_whole(scenario, table, asked.pairs ? Match::pairs : Match::sizes);
  if (const auto* misfit = std::get_if<Misfit>(&calibration)) {
    say_why(*misfit, asked.table);
    return ExitCode::failed;
  }
  const auto& calibrated = std::get<Calibrated>(calibration);
  const std::string text = write_json(to_value(calibrated.scenario), JsonLayout::indented);
  if (asked.file.empty())
    std::fputs(text.c_str(), stdout);
  else
    write_whole(asked.file, text);
  if (!options.progress.quiet)
    fmt::print(stderr,
               "Note: with {} victims the lists have the table's sizes, and {:.3f} entities are "
               "observed; in the table {:.12g}.\n",
               calibrated.scenario.population.victims, calibrated.expected.entities.observed(),
               table.observed());
  return ExitCode::done;
}

}  // namespace darknumber
