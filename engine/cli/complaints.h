// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/problem.h"

namespace darknumber {

/// Prints every problem of a user's input to standard error, each with its line of the file, and
/// how many there are.
void complain(const InputError& error);

}  // namespace darknumber
