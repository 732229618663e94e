// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/cli/options.h"

namespace darknumber {

/// Says on standard error, in one note, how a table was taken; nothing where it is plain or --quiet
/// was asked for.
void say_how_taken(const Options& options, const std::vector<std::string>& notes);

}  // namespace darknumber
