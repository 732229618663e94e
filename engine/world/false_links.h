// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/world/world.h"

namespace darknumber {

/// The law face of false links, in the limit of a large population: list by list, in the order of
/// the agencies, min(beta_j E{j}, all without j) of the entities {j} move onto the histories
/// without j, in proportion to their expected numbers; a moved entity takes its target's stratum.
/// The drawn step is engine/simulation/false_links.h.
void expect_false_links(const std::vector<double>& probabilities, StratumCounts& entities);

}  // namespace darknumber
