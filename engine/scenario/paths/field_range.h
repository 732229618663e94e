// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

/// The numbers that the field of a path takes; any, where the path names no field of the format or
/// the value of one trait.
Range range_of_path(std::string_view path);

/// What both take.
Range common_range(const Range& first, const Range& second);

}  // namespace darknumber
