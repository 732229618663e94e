// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>

#include "engine/input/table_reading.h"

namespace darknumber {

/// Adds the options that say how a table is to be taken, where it does not say so itself.
void add_reading(CLI::App& command, TableReading& reading);

}  // namespace darknumber
