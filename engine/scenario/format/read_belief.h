// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "engine/input/problem.h"
#include "engine/input/value.h"
#include "engine/scenario/belief.h"

namespace darknumber {

/// Reads a belief about a field that takes `allowed`; problems are added where it is none.
std::optional<Belief> read_belief(const Value& value, const std::string& path, const Range& allowed,
                                  const std::string& file, Problems& problems);

/// Its inverse.
Value belief_value(const Belief& belief);

/// [low, high]
Value bounds_value(const Bounds& bounds);

}  // namespace darknumber
