// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/estimators/completions.h"
#include "engine/input/table_count.h"
#include "engine/input/value.h"

namespace darknumber {

/// The most by which what a count can be may range: sums over lines and strata of counts that were
/// suppressed range further than each, and all that a count can be is gone through.
inline constexpr double widest_sum = 100.0 * most_suppressed_below;

/// The counts of a table as JSON: a member for each history that is not empty, named by its digits,
/// one an agency. A count is a number; a suppressed one is a text, "<5" where it can be 1 to 4, and
/// "2..8" where it can be 2 to 8.
Value counts_value(const ContingencyTable& table, const std::vector<SuppressedCount>& suppressed);

/// What such a text says that the count of `history` can be; none where it says something else.
std::optional<SuppressedCount> suppressed_count(CaptureHistory history, std::string_view text);

/// Adds a suppressed count to a table that has none of its history. The middle of what it can be
/// stands for it there.
void add_suppressed(const SuppressedCount& count, ContingencyTable& table,
                    std::vector<SuppressedCount>& suppressed);

}  // namespace darknumber
