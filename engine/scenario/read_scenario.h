// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/input/input_files.h"
#include "engine/input/problem.h"
#include "engine/input/read_input.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// The scenario that a JSON tree describes, checked and with every default filled in. `file` names
/// the source in messages. Throws InputError with every problem found, in the order of the file.
Scenario read_scenario(const Value& root, const std::string& file);

/// A scenario as far as it could be read, and what is wrong with it, unsorted: whole where that is
/// nothing.
struct ScenarioReading {
  Scenario scenario;
  Problems problems;
  InputFiles files = {};  // where those that it names are
};

/// The same as far as it goes, after problems that were found before. A study is read whatever is
/// wrong with its world, but for what it would make of it.
ScenarioReading read_as_far_as_possible(const Value& root, const std::string& file,
                                        Problems before = {}, InputFiles files = {});

/// The same, adding the problems (unsorted) instead of throwing; nothing where there are any.
std::optional<Scenario> read_scenario(const Value& root, const std::string& file,
                                      Problems& problems);

/// The labels of what its estimators answer, strata included, in the order of reports.
std::vector<std::string> answer_labels(const Scenario& scenario);

/// The tree of one world: without "study" and "claims".
Value without_study(const Value& root);

/// The JSON tree of a scenario file with settings "PATH=VALUE" applied in order, as `--set` gives
/// them. Throws InputError where the file cannot be read or parsed, or a setting does not fit.
Value load_value(const std::string& path, const std::vector<std::string>& settings);

/// A scenario as it was read, once, from a file or from standard input ("-").
struct ScenarioFile {
  InputText input;
  Value root;  // its tree, with the settings applied
  Scenario scenario;
};

/// A scenario file as far as it could be read, and what is wrong with it, its settings included.
struct ScenarioFileReading {
  InputText input;
  Value root;
  ScenarioReading reading;
};

/// Reads a file, or standard input for "-". Throws InputError where that, or parsing it, fails.
ScenarioFileReading read_scenario_file(const std::string& path,
                                       const std::vector<std::string>& settings);

/// What was read, or InputError with every problem where there is any.
ScenarioFile whole_scenario(ScenarioFileReading file);

/// The same of a file.
ScenarioFile load_scenario_file(const std::string& path, const std::vector<std::string>& settings);

/// The scenario alone.
Scenario load_scenario(const std::string& path, const std::vector<std::string>& settings = {});

/// Applies one setting "PATH=VALUE" to a tree; problems say "--set PATH=VALUE" for their place.
void apply_setting(Value& root, const std::string& setting, Problems& problems);

/// All of them in turn, sizes of groups last.
void apply_settings(Value& root, const std::vector<std::string>& settings, Problems& problems);

}  // namespace darknumber
