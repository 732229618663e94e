// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Whether a dependence, an avoidance or a referral has any effect in the scenario: it is not at
/// its neutral value (odds ratio 1, probability 0), and its group can come onto lists. Dependence
/// and avoidance never concern unlimited bystanders, whose detections do not coincide.
bool acts(const Dependence& dependence, const Scenario& scenario);
bool avoidance_acts(const DirectedPair& avoidance, const Scenario& scenario);
bool referral_acts(const DirectedPair& referral, const Scenario& scenario);

/// Whether anyone who is not a victim can be detected.
bool has_bystanders(const Scenario& scenario);

/// Two agencies whose lists depend on one another, by dependence, avoidance or referral.
struct DependentPair {
  int first = 0;
  int second = 0;
};
std::vector<DependentPair> dependent_pairs(const Scenario& scenario);

/// Three agencies and more whose lists depend on one another beyond their pairs.
std::vector<CaptureHistory> dependent_sets(const Scenario& scenario);

/// The clauses of `violations` about lists that depend on one another.
std::vector<std::string> pair_clauses(const Scenario& scenario);

/// Whole sentences on avoidance both ways between two agencies: the step has no order in time, so
/// that a person may be lost to both.
std::vector<std::string> mutual_avoidances(const Scenario& scenario);

}  // namespace darknumber
