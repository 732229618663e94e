// SPDX-License-Identifier: MIT
#include "engine/cli/load.h"

#include "engine/scenario/paths/locate.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// What `make` makes of the file; what only solving finds gets the position of its field.
template <typename File, typename Make>
auto made_of(File file, Make make) {
  try {
    return make(file);
  } catch (const UnsolvableScenario& error) {
    InputError located({{file.input.name, locate(file.root, error.path()), error.path(),
                         error.what(), error.advice(), ""}});
    located.keep_source(file.input.name, std::move(file.input.text));
    throw located;
  } catch (InputError& error) {
    error.keep_source(file.input.name, std::move(file.input.text));
    throw;
  }
}

}  // namespace

ScenarioFile load_file(const Options& options) {
  return load_scenario_file(options.input, options.settings);
}

PreparedPoint load_point(const Options& options, Evaluation evaluation) {
  return made_of(load_file(options), [evaluation](ScenarioFile& file) {
    return prepare_point(std::move(file.scenario), evaluation);
  });
}

StudyPlan load_plan(const Options& options, const StopQuestion* stop) {
  return made_of(read_scenario_file(options.input, options.settings),
                 [stop](ScenarioFileReading& file) {
                   return plan_study(file.root, file.input.name, std::move(file.reading), stop);
                 });
}

}  // namespace darknumber
