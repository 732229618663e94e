// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/world/bystander_records.h"
#include "engine/world/solve_detection.h"

namespace darknumber {

/// Relative, of records: where rounding stops a search.
inline constexpr double records_tolerance = 1e-12;
/// A search that stops short of that has found a solution from here on.
inline constexpr double records_accepted = 1e-10;

/// The detection of a finite number of bystanders that brings the lists of `agencies` as many
/// records as `wanted`, by agency, the other agencies raising no alarm; its margins are the alarms.
/// Newton's method in the alarms from 0, as where they are solved one after the other, but its
/// steps are taken in the intercepts: one pass over the quadrature nodes gives the law, the records
/// and all derivatives of both, and no detection is solved for alarms that are not the last.
/// `target`: but for its margins. `records`: by history. None where the way leaves (0, 1) or is
/// lost: then there may still be a solution, with some alarm at 0. Throws GivenUp, and
/// UnsolvableScenario where the traits need too many nodes.
std::optional<SolvedDetection> find_alarms(DetectionTarget target, const BystanderRecords& records,
                                           const std::vector<std::size_t>& agencies,
                                           const std::vector<double>& wanted);

}  // namespace darknumber
