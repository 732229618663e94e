// SPDX-License-Identifier: MIT
#include "engine/cli/plan_in_time.h"

#include "engine/cli/standard_streams.h"
#include "engine/interface/given_scenario.h"

namespace darknumber {

std::optional<StudyPlan> plan_in_time(const Options& options, const Watch& watch) {
  try {
    return plan_given(given_file(options.input, options.settings), watch);
  } catch (const GivenUp&) {
    if (!options.progress.quiet)
      say("Out of time while the worlds were composed. Nothing was run or written.\n");
    return std::nullopt;
  }
}

}  // namespace darknumber
