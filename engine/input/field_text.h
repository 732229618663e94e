// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/field.h"

namespace darknumber {

/// What a field takes, in Markdown: its choices, or its type and range.
std::string values_text(const Field& field);

}  // namespace darknumber
