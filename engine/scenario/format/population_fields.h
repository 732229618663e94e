// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/field.h"

namespace darknumber {

/// The field tables of the population: itself, a stratum, a trait; and of the bystanders.
FieldTable population_fields();
FieldTable group_fields();
FieldTable stratum_fields();
FieldTable trait_fields();
FieldTable turnover_fields();
FieldTable at_risk_fields();
FieldTable bystander_fields();

}  // namespace darknumber
