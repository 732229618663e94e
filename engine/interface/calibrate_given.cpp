// SPDX-License-Identifier: MIT
#include "engine/interface/calibrate_given.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/input/json.h"
#include "engine/scenario/format/read_agency_table.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/paths/locate.h"

namespace darknumber {
namespace {

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

Calibration calibrate_given(GivenTree given, InputText table, const TableReading& reading,
                            Match match, const Watch& watch) {
  const ScenarioFile file = whole_scenario(read_scenario_tree(std::move(given)));
  refuse_continuum(file);
  Scenario scenario = file.scenario;
  scenario.table.reset();  // what is written has a number of victims of its own
  std::vector<std::string> notes;
  const ContingencyTable counts =
      read_agency_table(std::move(table), scenario, reading, notes).table;
  remark_taken(watch, notes);
  Calibration calibration = calibrate_whole(scenario, counts, match, question_of(watch));
  if (const auto* calibrated = std::get_if<Calibrated>(&calibration))
    remark(watch,
           fmt::format("with {} victims the lists have the table's sizes, and {:.3f} entities are "
                       "observed; in the table {:.12g}.{}",
                       calibrated->scenario.population.victims,
                       calibrated->expected.entities.observed(), counts.observed(),
                       why_not_nearest(*calibrated)));
  return calibration;
}

std::string calibrated_json(const Calibrated& calibrated) {
  return write_json(to_value(calibrated.scenario), JsonLayout::indented);
}

std::string text_of(const Misfit& misfit, const std::string& table) {
  return fmt::format("{} {}: {}.",
                     misfit.kind == Misfit::Kind::does_not_fit
                         ? "no such world fits the table"
                         : "no world was found that fits the table",
                     table, misfit.reason);
}

}  // namespace darknumber
