// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/scenario.h"

namespace darknumber {

// The worlds that the program checks itself in, wherever it is.

/// Closed, all alike, four independent agencies, 5,000 victims; estimators whose assumptions hold.
Scenario textbook_world();
/// Every step from a person to a record but false links, and a finite number of bystanders.
Scenario rich_world();
/// A continuum of severity.
Scenario severity_world();
/// Seven persons, three lists, and every estimator that draws nothing.
Scenario tiny_world();
/// Sixty persons and two lists, whose intervals can be worked out table by table.
Scenario two_list_world();

}  // namespace darknumber
