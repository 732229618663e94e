// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/input/input_files.h"

namespace darknumber::fuzz {

/// Files that an input can name: a few tables in memory, so that nothing of the disk is read.
InputFiles files_of_texts();

/// Scenarios that settings are applied to.
const std::vector<std::string>& base_scenarios();

}  // namespace darknumber::fuzz
