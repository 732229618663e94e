// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/study/design/entity_kinds.h"

namespace darknumber {

/// In which of the classes between cuts a trait of an entity's person lies; of a continuum the
/// severity. `trait` is its place among the world's traits. Not of a world in which reporting or
/// anonymity goes by person.
EntityKinds trait_classes_of(const World& world, std::size_t trait,
                             const std::vector<double>& cuts);

}  // namespace darknumber
