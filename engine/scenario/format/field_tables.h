// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

/// The fields of one kind of object in a scenario file. `path` says where such objects stand:
/// "agencies[]" for the items of an array, "agencies[].by_stratum[]" for the values of an object
/// whose names are names of strata; "" is the file itself.
struct FieldSection {
  std::string_view path;
  std::string_view help;  // one sentence: what such an object is
  FieldTable fields;
};

/// Every section of the scenario format, outer ones first. The fields of an estimator are those of
/// its method, in the list of methods (engine/estimators).
std::span<const FieldSection> scenario_sections();

/// The fields of the section at `path`; a path that is no section is a broken contract.
FieldTable section_fields(std::string_view path);

/// The section at `path`, or null.
const FieldSection* find_section(std::string_view path);

/// The largest count of the format.
inline constexpr double largest_count = 2e9;
/// The most periods: three years of days; the cost of a replicate grows with their square.
inline constexpr double most_periods = 1000.0;
/// The largest seed: the whole numbers that every JSON program keeps exact, 2^53 - 1.
inline constexpr double largest_seed = 9007199254740991.0;

}  // namespace darknumber
