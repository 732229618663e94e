// SPDX-License-Identifier: MIT
#include "engine/report/run/violation_clauses.h"

#include <fmt/format.h>

#include "engine/scenario/description/groups_text.h"
#include "engine/scenario/description/violations.h"

namespace darknumber {

std::vector<std::string> violation_clauses(const Scenario& scenario) {
  std::vector<std::string> items;
  for (Assumption assumption : all_assumptions) {
    const std::vector<std::string> clauses = violations(scenario, assumption);
    if (assumption == Assumption::records_linked && !clauses.empty())
      items.push_back(fmt::format("{}", fmt::join(clauses, ", and ")));
    else
      items.insert(items.end(), clauses.begin(), clauses.end());
  }
  for (std::string& clause : groups_clauses(scenario)) items.push_back(std::move(clause));
  return items;
}

}  // namespace darknumber
