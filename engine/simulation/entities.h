// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/simulation/person_simulator.h"

namespace darknumber {

/// One entity of a person-by-person population, after false links.
struct Entity {
  CaptureHistory history = 0;  // over the agencies
  std::uint32_t stratum = 0;   // of its person; after a false link, of the target's
  bool vanished = false;       // a false link has merged it into another
  bool removed = false;        // taken away before estimation
  bool stratum_known = true;
};

/// The entities of replicate `key.replicate`, drawn person by person, in the order in which
/// `entities_of` numbers those of one person after the other. `merged_into[i]` is the entity that
/// entity i has become part of, or i: a target is then on two lists, and so never
/// vanishes itself. What the steps on the table do to how many is what they do in
/// a study; which entities they meet is drawn here.
struct EntityList {
  std::vector<Entity> entities;
  std::vector<std::uint32_t> merged_into;
};
EntityList draw_entity_list(const Scenario& scenario, const World& world, const DrawKey& key);

/// The entities that a person's records make, before false links: histories, in a fixed order. The
/// linked records come first (history 0 where there are none), then, list by list, a detached
/// record and a duplicate.
struct PersonEntities {
  CaptureHistory linked = 0;
  CaptureHistory detached = 0;
  CaptureHistory duplicated = 0;

  std::uint32_t count() const;
  /// Place of the entity that holds the record of `list`, among the person's entities.
  std::uint32_t place_of_record(int list) const;
  std::uint32_t place_of_duplicate(int list) const;
};
PersonEntities entities_of(const Person& person);

}  // namespace darknumber
