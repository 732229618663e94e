// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/cli/load.h"
#include "engine/cli/output_file.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/table_note.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/scenario/format/read_agency_table.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/paths/locate.h"
#include "engine/world/calibration/calibrate.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

void refuse_continuum(const ScenarioFile& file) {
  if (!file.scenario.population.at_risk) return;
  const std::string path = "population.at_risk";
  const Position position = locate(file.root, path);
  InputError error({{file_at(position, file.input.name), position, path,
                     "a continuum of severity cannot be calibrated to a table",
                     "It has no number of victims and no capture probabilities to solve: give "
                     "\"victims\" and capture probabilities instead.",
                     ""}});
  error.keep_source(file.input.name, file.input.text);
  throw error;
}

/// A usage mistake that only the options together show.
std::string misuse_of(const Options& options) {
  const CalibrateOptions& asked = options.calibrate;
  if (options.input == standard_input && asked.table == standard_input)
    return "the scenario and the table cannot both come from standard input";
  if (options.output.force && is_standard_output(asked.file)) return "--force needs --output FILE";
  if (!is_standard_output(asked.file) && fs::is_directory(asked.file))
    return fmt::format("{} is a folder; --output names a file", asked.file);
  return "";
}

void say_why(const Misfit& misfit, const std::string& table) {
  say("error: {} {}: {}.\nNothing was written.\n",
      misfit.kind == Misfit::Kind::does_not_fit ? "no such world fits the table"
                                                : "no world was found that fits the table",
      table, misfit.reason);
}

/// Why the number of victims is not the whole number nearest to N as solved; empty where it is.
std::string why_not_nearest(const Calibrated& calibrated) {
  const double nearest = std::max(1.0, std::round(calibrated.solved));
  if (calibrated.victims == nearest) return "";
  return fmt::format(
      " Of the {:.6g} that it takes the nearest whole number is {}, with which there "
      "are no such lists.",
      calibrated.solved, nearest);
}

}  // namespace

ExitCode calibrate_verb(const Options& options) {
  const CalibrateOptions& asked = options.calibrate;
  if (const std::string what = misuse_of(options); !what.empty()) {
    say("error: {}.\n", what);
    return ExitCode::bad_usage;
  }
  if (const auto code = refuse_existing(asked.file, options)) return *code;
  const ScenarioFile file = load_file(options);
  refuse_continuum(file);
  Scenario scenario = file.scenario;
  scenario.table.reset();  // what is written has a number of victims of its own
  std::vector<std::string> notes;
  const ContingencyTable table = load_agency_table(asked.table, scenario, options.reading, notes);
  say_how_taken(options, notes);
  const Calibration calibration =
      calibrate_whole(scenario, table, asked.pairs ? Match::pairs : Match::sizes);
  if (const auto* misfit = std::get_if<Misfit>(&calibration)) {
    say_why(*misfit, input_name(asked.table));
    return ExitCode::failed;
  }
  const auto& calibrated = std::get<Calibrated>(calibration);
  write_result(write_json(to_value(calibrated.scenario), JsonLayout::indented), asked.file);
  if (!options.progress.quiet)
    say("Note: with {} victims the lists have the table's sizes, and {:.3f} entities are "
        "observed; in the table {:.12g}.{}\n",
        calibrated.scenario.population.victims, calibrated.expected.entities.observed(),
        table.observed(), why_not_nearest(calibrated));
  return ExitCode::done;
}

}  // namespace darknumber
