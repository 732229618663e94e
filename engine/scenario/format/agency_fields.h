// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/field.h"

namespace darknumber {

/// The field tables of an agency and its parts, and of pairs of agencies.
FieldTable agency_fields();
FieldTable by_stratum_fields();
FieldTable by_covariate_fields();
FieldTable threshold_fields();
FieldTable active_fields();
FieldTable dependence_fields();
FieldTable avoidance_fields();
FieldTable referral_fields();

}  // namespace darknumber
