// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// What a ledger switches on and off.
enum class Violation {
  heterogeneity,
  strata,
  dependence,
  avoidance,
  referrals,
  reporting,
  verification,
  false_positives,
  turnover,
  groups,
  anonymous,
  missed_links,
  duplicates,
  false_links,
};

/// Its name in texts, and the field that makes it; empty: a rate of an agency (agency_rates.h).
struct ViolationKind {
  std::string_view name;
  std::string_view field;
};

/// In the order of the enumeration.
inline constexpr auto violation_kinds = std::to_array<ViolationKind>({
    {"heterogeneity", "population.traits"},
    {"strata", "population.strata"},
    {"dependence", "dependence"},
    {"avoidance", "avoidance"},
    {"referrals", "referrals"},
    {"reporting", ""},
    {"verification", "verification"},
    {"false positives", ""},
    {"turnover", "population.turnover"},
    {"groups", "population.groups"},
    {"anonymous", ""},
    {"missed links", ""},
    {"duplicates", ""},
    {"false links", ""},
});

std::string_view name_of(Violation violation);

/// The scenario with a violation in its off state: loadings 0; capture probabilities of strata
/// their share-weighted mean; no dependence, avoidance, referrals; reporting 1; everything
/// confirmed; false-positive shares and alarms 0; one period; nobody in a group; anonymous shares,
/// missed links, duplicates and false links 0.
Scenario without(Scenario scenario, Violation violation);

/// The violations that a scenario has, in order: those whose off state is another scenario.
std::vector<Violation> violations_of(const Scenario& scenario);

}  // namespace darknumber
