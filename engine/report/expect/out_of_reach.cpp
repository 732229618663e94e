// SPDX-License-Identifier: MIT
#include "engine/report/expect/out_of_reach.h"

#include <fmt/core.h>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {

std::string out_of_reach_text(const PreparedPoint& point) {
  const EstimationSpec& estimation = point.scenario.estimation;
  if (estimation.target != Target::reachable) return "";
  const double all = point.expected.ever_present;
  return fmt::format("{} of {}, each with a chance of {} or less of being on a list",
                     quantity_text(all - point.truth()),
                     counted(all, point.scenario.words.victim, point.scenario.words.victims),
                     percent_text(estimation.reachable_above));
}

}  // namespace darknumber
