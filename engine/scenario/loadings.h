// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Whether an agency's loadings of this kind can move anything: those on reporting or anonymity
/// where, in some stratum, the probability is neither 0 nor 1. Those on detection always count.
bool can_move(const AgencySpec& agency, std::vector<double> AgencySpec::*loadings);

/// Whether some agency has a loading other than 0 of this kind, on detection, on reporting or on
/// anonymity, that can move anything.
bool has_loadings(const Scenario& scenario, std::vector<double> AgencySpec::*loadings);

/// Whether reporting or anonymity goes by person.
bool goes_by_person(const Scenario& scenario);

}  // namespace darknumber
