// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// How many groups of each size there are among N victims: floor(N share / size), a share and a
/// number that make a whole one up to rounding making it; but no more, size by size in the order
/// given, than the victims left fill, since shares may sum to 1 + 1e-9.
std::vector<std::int64_t> count_groups(const std::vector<GroupsOfSize>& groups,
                                       std::int64_t victims);

/// The agencies that find members of one group more often together than two strangers: they find
/// people by visits, and visit some groups and not others (0 < p < q in some stratum).
std::vector<std::size_t> finding_together(const Scenario& scenario);

/// What groups do to what is drawn.
enum class GroupsEffect {
  none,           // there is no group, or nobody finds its members together
  on_list_sizes,  // these scatter more; one agency alone does not make lists overlap by groups
  on_overlaps,    // these scatter more too, and with them estimates
};

GroupsEffect effect_of_groups(const Scenario& scenario);

}  // namespace darknumber
