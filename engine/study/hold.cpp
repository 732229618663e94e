// SPDX-License-Identifier: MIT
#include "engine/study/hold.h"

namespace darknumber {

std::optional<Hold> hold_of(const Scenario& scenario) {
  if (!is_anchored(scenario)) return std::nullopt;
  return Hold{scenario.table->counts,
              scenario.table->match == TableMatch::pairs ? Match::pairs : Match::sizes,
              {},
              scenario.table->suppressed};
}

}  // namespace darknumber
