// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/problem.h"

namespace darknumber {

/// What `Reply` holds of a call without an answer. `kind`: "bad_input", "bad_usage", "stopped",
/// "no_world", "failed", "bug".
std::string error_json(const std::string& kind, const InputError& error);

/// The same of one problem that has no place.
std::string error_json(const std::string& kind, const std::string& message,
                       const std::string& advice = "");

}  // namespace darknumber
