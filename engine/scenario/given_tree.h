// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/input_files.h"
#include "engine/scenario/read_scenario.h"

namespace darknumber {

/// A scenario that was given as a tree, with the text that it was read from.
struct GivenTree {
  InputText input;
  Value root;
  std::vector<std::string> settings = {};  // to be applied
  InputFiles files = {};                   // where those that it names are
};

/// The text of a scenario file, or of standard input for "-". Throws InputError.
InputText read_scenario_text(const std::string& path);

/// The tree of a text. Throws InputError where it is no JSON.
Value parse_scenario(const InputText& input);

/// Reads what was given.
ScenarioFileReading read_scenario_tree(GivenTree given);

}  // namespace darknumber
