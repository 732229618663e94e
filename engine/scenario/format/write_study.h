// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/input/value.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// "study" in the scenario's own format, with every default that its type uses.
Value study_value(const StudySpec& study);

/// "claims" in the scenario's own format.
Value claims_value(const std::vector<Claim>& claims);

}  // namespace darknumber
