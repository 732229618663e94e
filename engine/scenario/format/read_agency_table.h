// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/estimators/completions.h"
#include "engine/input/read_input.h"
#include "engine/input/table_reading.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// A published table over the agencies of a scenario, from a file with one column for each, by
/// name and in any order. How the file was taken is added to `notes`. Throws InputError with the
/// place of every column that names no agency, and of the header where an agency has none.
SuppressedTable read_agency_table(InputText input, const Scenario& scenario,
                                   const TableReading& reading, std::vector<std::string>& notes);

}  // namespace darknumber
