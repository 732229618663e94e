// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// Sets the field or fields that a path names in the tree of a scenario: dots between names; an
/// agency, stratum, trait, pair or estimator's label in brackets; `*` for all of them.
///
/// A known optional field or a pair of known agencies that is absent is created; setting the share
/// of a stratum or of a class rescales the others. `agencies[*].x` sets the agencies' own x, never
/// the overrides in by_stratum. A path that can match nothing adds a problem with the corrected
/// path as suggestion, and changes nothing. Whether the value fits is the scenario reader's to
/// check; it reports the place that `value.position` tells.
void set_path(Value& root, std::string_view path, const Value& value, Problems& problems);

}  // namespace darknumber
