// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/field.h"

namespace darknumber {

// The fields of the sections "study.factors[].belief", "study.factors[].belief.discrete" and
// "study.rank_correlations[]".
FieldTable belief_fields();
FieldTable discrete_belief_fields();
FieldTable rank_correlation_fields();

}  // namespace darknumber
