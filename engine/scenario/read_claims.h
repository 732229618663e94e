// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/scenario/read_study.h"

namespace darknumber {

/// Reads "claims".
std::vector<Claim> read_claims(const Value& value, const StudySurroundings& around,
                               Problems& problems);

}  // namespace darknumber
