// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/input/read_input.h"
#include "engine/input/table_reading.h"
#include "engine/interface/watch.h"
#include "engine/scenario/given_tree.h"
#include "engine/world/calibration/calibrate.h"

namespace darknumber {

/// Solves a scenario for a published table, and remarks how near to it the world comes. Throws
/// InputError, and GivenUp where the watch says to stop.
Calibration calibrate_given(GivenTree given, InputText table, const TableReading& reading,
                            Match match, const Watch& watch);

/// The scenario that was found, as `calibrate` writes it.
std::string calibrated_json(const Calibrated& calibrated);

/// Why there is none: "no such world fits the table NAME: …."
std::string text_of(const Misfit& misfit, const std::string& table);

}  // namespace darknumber
