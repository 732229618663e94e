// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// "covariates" of a population, with the shares of its patterns.
Value covariates_value(const PopulationSpec& population);

/// What the levels of covariates set for an agency.
Value by_covariate_value(const AgencySpec& agency, const PopulationSpec& population);

}  // namespace darknumber
