// SPDX-License-Identifier: MIT
#include "engine/cli/load.h"

#include "engine/cli/standard_streams.h"
#include "engine/cli/table_note.h"
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

GivenPoint load_point(const Options& options, Evaluation evaluation) {
  GivenPoint loaded = made_of(load_file(options), [evaluation](ScenarioFile& file) {
    return GivenPoint{file.scenario, prepare_point(file.scenario, evaluation)};
  });
  if (loaded.given.table) say_how_taken(options, loaded.given.table->notes);
  return loaded;
}

StudyPlan load_plan(const Options& options, const StopQuestion* stop) {
  StudyPlan plan = made_of(
      read_scenario_file(options.input, options.settings), [stop](ScenarioFileReading& file) {
        return plan_study(file.root, file.input.name, std::move(file.reading), stop);
      });
  if (plan.given.table) say_how_taken(options, plan.given.table->notes);
  if (plan.hold) say_how_taken(options, plan.hold->notes);
  return plan;
}

std::optional<StudyPlan> load_plan_in_time(const Options& options,
                                           const StopQuestion& out_of_time) {
  try {
    return load_plan(options, &out_of_time);
  } catch (const GivenUp&) {
    if (!options.progress.quiet)
      say("Out of time while the tipping point was searched for. Nothing was run or written.\n");
    return std::nullopt;
  }
}

}  // namespace darknumber
