// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/random_stream.h"
#include "engine/input/value.h"

namespace darknumber::testing {

/// Streams that choose mistakes, apart from those that draw scenarios.
inline constexpr Purpose mistake_purpose{1001};

/// A mistake in a scenario's tree, and what the reader must say of it.
struct Mistake {
  std::string kind;
  std::string path;     // of the problem
  std::string message;  // a part of the problem's
};

/// Spoils a valid scenario's tree with one mistake of a random kind out of those that it has a
/// place for.
Mistake plant_mistake(Value& root, RandomStream& stream);

}  // namespace darknumber::testing
