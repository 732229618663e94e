// SPDX-License-Identifier: MIT
#include "engine/scenario/given_tree.h"

#include <utility>

#include "engine/input/json.h"
#include "engine/scenario/idle_traits.h"

namespace darknumber {

InputText read_scenario_text(const std::string& path) {
  return read_input(path, "Check its name, and that it is a scenario file that you may read.");
}

Value parse_scenario(const InputText& input) {
  Problems syntax;
  Value root = parse_json(input.text, input.name, syntax);
  if (syntax.empty()) return root;
  InputError error(std::move(syntax));
  error.keep_source(input.name, input.text);
  throw error;
}

ScenarioFileReading read_scenario_tree(GivenTree given) {
  ScenarioFileReading file{std::move(given.input), std::move(given.root), {}};
  try {
    Problems problems;
    apply_settings(file.root, given.settings, problems);
    file.reading = read_as_far_as_possible(file.root, file.input.name, std::move(problems),
                                           std::move(given.files));
  } catch (InputError& error) {
    error.keep_source(file.input.name, std::move(file.input.text));
    throw;
  }
  if (file.reading.problems.empty()) {
    refuse_idle_traits(file.root, file.reading.scenario, file.input.name, file.reading.problems);
    refuse_idle_loadings(file.root, file.reading.scenario, file.input.name, file.reading.problems);
  }
  return file;
}

}  // namespace darknumber
