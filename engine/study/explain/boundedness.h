// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/contingency_table.h"
#include "engine/study/explain/varied_scenario.h"

namespace darknumber {

/// Whether every history of the table that is on two lists or more can come from a single own
/// detection, of a victim or a bystander: along arcs of referral, by false links of entities that
/// are on one list alone, or as one bystander of a given number who is flagged more than once. Then
/// any large number of victims explains the table as well as another, and the tail of N is dN / N.
bool is_unbounded(const FactorReach& reach, const ContingencyTable& table);

}  // namespace darknumber
