// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/world/world.h"

namespace darknumber {

/// What somebody sees who compares an entity of the register with all others by hand: it is one
/// person's, and all there is of that person; it has no name, so that nothing can be said; the
/// person has another entity with a name; it is two persons' records, linked falsely.
inline constexpr std::size_t linked_kinds = 4;

/// Expected numbers of entities by a kind and by history.
using EntityKinds = std::vector<std::vector<double>>;

/// Those of linking by hand, in the order above. A record is anonymous, or its link is missed, or
/// it is linked, with a, (1 - a) m and (1 - a)(1 - m); its duplicate has a name if it has. An
/// entity of history S is sound where the other records of its person are anonymous and none of its
/// own has a duplicate:
///   sum_{R includes S} persons(R) prod_S (1 - a)(1 - m)(1 - d) prod_{R without S} a,
/// without the factor 1 - m where S is one list, since a lone record is the same linked or not.
/// False links act last, as expect_false_links has them; what an entity was before is the same
/// whether or not another is linked to it. Not of a world in which anonymity goes by person.
EntityKinds linked_kinds_of(const World& world);

/// Whether an entity is a victim's, then not.
EntityKinds victims_and_others(const World& world);

}  // namespace darknumber
