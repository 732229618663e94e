// SPDX-License-Identifier: MIT
#include "engine/cli/load.h"

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
  return loaded(options, [&](Scenario scenario) {
    return plan_study(load_value(options.input, options.settings), options.input,
                      std::move(scenario));
  });
}

}  // namespace darknumber
