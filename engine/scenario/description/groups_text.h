// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Who lives in groups, which agencies find them so, and what follows for intervals; empty where
/// nobody does.
std::string groups_paragraph(const Scenario& scenario);

}  // namespace darknumber
