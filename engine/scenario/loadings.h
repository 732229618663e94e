// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Whether some agency has a loading other than 0 of this kind: on detection, on reporting or on
/// anonymity.
bool has_loadings(const Scenario& scenario, std::vector<double> AgencySpec::*loadings);

/// Whether reporting or anonymity goes by person.
bool goes_by_person(const Scenario& scenario);

}  // namespace darknumber
