// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/input/object_reader.h"

namespace darknumber {

/// Reads an array of numbers from an object; problems are added where an item is none or lies
/// outside the range. Nothing where the field is absent or not well-formed.
std::optional<std::vector<double>> read_numbers(ObjectReader& reader, std::string_view field,
                                                const Range& range);

/// How far sums of shares may lie from 1.
inline constexpr double share_sum_tolerance = 1e-9;

bool sums_to_one(const std::vector<double>& shares);

}  // namespace darknumber
