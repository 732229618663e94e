// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/input/object_reader.h"
#include "engine/scenario/study_spec.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

/// Reads the belief of a factor whose paths are known. It stands in place of everything else that
/// says how far a factor goes; a problem where there is both.
void read_belief_of(Factor& factor, ObjectReader& reader);

/// Fills in what the type of study needs: five values of a sweep, the quantiles at 0.05 and 0.95
/// for the two ends of a tornado, a range.
void spread_belief(FactorExtent extent, Factor& factor);

/// The values of a belief that are tried on the scenario before anything runs.
std::vector<double> tried_of(const Belief& belief);

/// The value that a factor with a belief stays below with this probability, to the nearest whole
/// number where it is one.
Value believed_value(const Factor& factor, double share);

}  // namespace darknumber
