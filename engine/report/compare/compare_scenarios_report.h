// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"
#include "engine/study/prepared_point.h"

namespace darknumber {

/// A scenario with its answers on the expected table, and how the user named it.
struct NamedPoint {
  std::string name;
  const Scenario& given;  // before it was solved for its table
  const PreparedPoint& point;
};

/// What `compare` prints of two scenarios: the fields that differ, and side by side the truth, what
/// the register is expected to hold, and every estimator's answer on the expected table.
Blocks compare_scenarios_blocks(const NamedPoint& first, const NamedPoint& second);

/// Every estimator's answers on both expected tables, a row each.
std::string compare_scenarios_csv(const NamedPoint& first, const NamedPoint& second);

/// The same as JSON. A number that does not exist is null.
std::string compare_scenarios_json(const NamedPoint& first, const NamedPoint& second);

}  // namespace darknumber
