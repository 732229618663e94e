// SPDX-License-Identifier: MIT
#include "engine/cli/load.h"

#include "engine/scenario/idle_traits.h"
#include "engine/scenario/locate.h"
#include "engine/scenario/read_scenario.h"
#include "engine/world/unsolvable.h"

namespace darknumber {
namespace {

/// What `make` makes of the scenario; what only solving finds gets the position of its field.
template <typename Make>
auto loaded(const Options& options, Make make) {
  Scenario scenario = load_scenario(options.input, options.settings);
  try {
    return make(std::move(scenario));
  } catch (const UnsolvableScenario& error) {
    const Value root = load_value(options.input, options.settings);
    throw InputError({{options.input, locate(root, error.path()), error.path(), error.what(),
                       error.advice(), ""}});
  }
}

}  // namespace

PreparedPoint load_point(const Options& options) {
  return loaded(options, [](Scenario scenario) { return prepare_point(std::move(scenario)); });
}

StudyPlan load_plan(const Options& options) {
  Problems problems;
  const Value root = load_value(options.input, options.settings, problems);
  ScenarioReading reading = read_as_far_as_possible(root, options.input, std::move(problems));
  if (reading.problems.empty())
    refuse_idle_traits(root, reading.scenario, options.input, reading.problems);
  return plan_study(root, options.input, std::move(reading));
}

}  // namespace darknumber
