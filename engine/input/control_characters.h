// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// Adds a problem for each text, and each name of a member, that holds a control character other
/// than a line feed and a tab, which `fault_of_value` leaves to the fields that may have lines.
void refuse_control_characters(const Value& root, const std::string& file, Problems& problems);

}  // namespace darknumber
