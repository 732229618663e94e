// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/study/explain/explanation.h"
#include "engine/study/explain/table_target.h"

namespace darknumber {

/// The least and the greatest number of victims, here Lambda, of a world whose log-likelihood is
/// within `witness_drop` of the best, and the best, among worlds inside the supports of the beliefs
/// (of a belief without ends its central part), by optimisation. `starts`: coordinates of worlds
/// from which searches begin, besides the middle. A misfit is left out: cells are Poisson.
Witnesses find_witnesses(const TableTarget& target, const StudySpec& study,
                         std::span<const std::vector<double>> starts);

}  // namespace darknumber
