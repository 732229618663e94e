// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/core/contingency_table.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// A published table over the agencies of a scenario, from a file with one column for each, by
/// name and in any order. Throws InputError with the place of every column that names no agency,
/// and of the header where an agency has none.
ContingencyTable load_agency_table(const std::string& path, const Scenario& scenario);

}  // namespace darknumber
