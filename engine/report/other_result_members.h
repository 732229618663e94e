// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/result_members.h"

namespace darknumber {

/// The second part of the dictionary: bounds, expect, plan, show, replay, pool, claims, selftest,
/// and the rows of tables.
std::span<const ResultDocument> results_of_other_verbs();

}  // namespace darknumber
