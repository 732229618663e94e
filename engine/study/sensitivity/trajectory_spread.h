// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "engine/study/sensitivity/morris_design.h"

namespace darknumber {

/// How far apart two trajectories lie: the sum of the Euclidean distances between every point of
/// one and every point of the other, with a level as the unit of length; 0 from a trajectory to
/// itself. Source: Campolongo, Cariboni & Saltelli (2007), equation 3.
double trajectory_distance(const MorrisPlan& plan, const Trajectory& first,
                           const Trajectory& second);

/// Those `wanted` of the candidates, in ascending order, whose squared distances, summed over
/// pairs, are large: the farthest pair, then always the one farthest from those chosen, then
/// exchanges of one for another as long as the best exchange gains. Every exchange is looked at,
/// not every subset, so the time is polynomial and the sum a local maximum. The idea of growing the
/// set: Ruano, Ribes, Seco & Ferrer (2012), Environmental Modelling & Software 37, section 4.
std::vector<std::size_t> spread_out(const MorrisDesign& candidates, std::size_t wanted);

/// That sum, over the pairs of `chosen`.
double spread_of(const MorrisDesign& candidates, const std::vector<std::size_t>& chosen);

}  // namespace darknumber
