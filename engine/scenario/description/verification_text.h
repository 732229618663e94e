// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// What verification takes away, in sentences, and what share of the records it leaves is false;
/// empty where everything is confirmed.
std::string verification_paragraph(const Scenario& scenario);

/// "10 % of the victims would not have been confirmed", who can then be on no list: a violation of
/// people being alike. None where verification is of records, which thins lists.
std::vector<std::string> verification_clauses(const Scenario& scenario);

}  // namespace darknumber
