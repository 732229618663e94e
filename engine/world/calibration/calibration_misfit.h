// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/world/calibration/calibration_system.h"
#include "engine/world/solving/root_search.h"

namespace darknumber {

/// What the table alone, or beside the false records asked for, rules out. Nothing where a world
/// may fit.
std::optional<Misfit> misfit_at_once(const CalibrationSystem& system);

struct ListsMisfit {
  Misfit misfit;
  int try_victims = 1;  // +1: more may help, -1: fewer, 0: a list is too long whatever N
};

/// Why the list sizes (and overlaps) were not met for this number of victims: where the search
/// ended, with `refusal` what compose_world said beyond. Does not fit where it is shown that no
/// capture probability would do, else not solved.
ListsMisfit misfit_of_lists(CalibrationSystem& system, const std::vector<double>& unknowns,
                            const RootSearch& ended, const std::string& refusal);

/// Why no number of victims gives the number observed; `nearest` came nearest.
Misfit misfit_of_observed(const CalibrationSystem& system, const std::vector<double>& nearest);

/// What no unknown can move and differs from the table. Nothing where the point fits.
std::optional<Misfit> misfit_at(const CalibrationSystem& system,
                                const CalibrationSystem::Point& point);

}  // namespace darknumber
