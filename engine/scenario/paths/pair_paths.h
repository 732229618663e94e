// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/scenario/paths/path_walk.h"

namespace darknumber {

/// Whether the last name of a bracket is a group: everyone, victims or bystanders, as no agency is
/// called.
bool is_group_name(std::string_view name);

/// Whom an entry of dependence, avoidance or referrals applies to; everyone where it does not say.
std::string group_of_entry(const Value& entry);

/// dependence[A,B], avoidance[A,B] or referrals[A,B], each perhaps with a group behind the names:
/// sets the field after the bracket in the entry of that pair, which is created where it is absent.
/// Refuses unknown agencies and groups, and a pair with an entry for each of two groups where the
/// bracket names none.
void walk_pairs(Walk& walk, Value& root, std::size_t piece);

/// estimation.remove[A,B], the entry whose history is exactly these lists, in any order; or
/// estimation.remove[single]. Created where it is absent, with a share of 0.
void walk_removals(Walk& walk, Value& estimation, std::size_t piece);

}  // namespace darknumber
