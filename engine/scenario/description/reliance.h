// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/description/violations.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// Estimators to which a violated assumption means the same, and what that is.
struct Reliance {
  std::vector<std::string> labels;
  std::string one;   // what an estimator does: "relies on this assumption.", a sentence's end
  std::string many;  // what several do
};

/// What an assumption that the scenario violates means to its estimators, those that stand and fall
/// with it first. An estimator that nothing of the violation reaches is left out: for dependence,
/// one that does not have the two agencies of any pair on different lists; for differences between
/// people, one that works stratum by stratum where people differ by stratum alone.
std::vector<Reliance> reliance_on(Assumption assumption, const Scenario& scenario);

/// The estimators that rely on lists of about equal size, violations or not.
std::vector<std::string> relying_on_equal_lists(const Scenario& scenario);

}  // namespace darknumber
