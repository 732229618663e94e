// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/core/contingency_table.h"
#include "engine/scenario/scenario.h"
#include "engine/world/calibration/calibrate.h"

namespace darknumber {

/// What worlds are solved for.
struct Hold {
  ContingencyTable table;  // over the agencies
  Match match = Match::sizes;
  std::vector<std::string> notes = {};           // how its file was read
  std::vector<SuppressedCount> suppressed = {};  // which counts are the middle of an interval
};

/// The table that the scenario is anchored to, if it is.
std::optional<Hold> hold_of(const Scenario& scenario);

}  // namespace darknumber
