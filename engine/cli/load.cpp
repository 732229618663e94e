// SPDX-License-Identifier: MIT
#include "engine/cli/load.h"

#include "engine/scenario/locate.h"
#include "engine/scenario/read_scenario.h"
#include "engine/world/unsolvable.h"

namespace darknumber {

PreparedStudy load_study(const Options& options) {
  Scenario scenario = load_scenario(options.input, options.settings);
  try {
    return prepare_study(std::move(scenario));
  } catch (const UnsolvableScenario& error) {
    const Value root = load_value(options.input, options.settings);
    throw InputError({{options.input, locate(root, error.path()), error.path(), error.what(),
                       error.advice(), ""}});
  }
}

}  // namespace darknumber
