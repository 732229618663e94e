// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/value.h"

namespace darknumber {

/// The dictionary of all results (result_members.h) as a JSON Schema: one definition a document.
/// Members may be added by later versions, so that others than those named are no error.
Value results_schema();

}  // namespace darknumber
