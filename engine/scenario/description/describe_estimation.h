// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// What happens between the register and the estimates, in plain words: lists merged or dropped,
/// entities removed, estimation stratum by stratum, the truth that is meant. Empty where every
/// agency's list is used as it is.
std::string estimation_paragraph(const Scenario& scenario);

}  // namespace darknumber
