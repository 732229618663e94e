// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/value.h"

namespace darknumber {

/// The scenario format as a JSON Schema (draft 2020-12), from the reader's own tables: names of
/// fields, types, ranges, choices, what is required, meanings and examples. It refuses less than
/// the reader, which also knows which fields go together and which names exist.
Value scenario_schema();

}  // namespace darknumber
