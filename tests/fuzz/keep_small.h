// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/value.h"

namespace darknumber::fuzz {

/// Lowers what a user asks for by a number: persons, replicates, draws, particles. How long a large
/// one takes is known and wanted; the fuzzer looks for what takes long unasked.
void keep_small(Value& value);

}  // namespace darknumber::fuzz
