// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>

#include "engine/scenario/scenario.h"
#include "engine/simulation/history_sampler.h"
#include "engine/simulation/observe.h"
#include "engine/world/world.h"

namespace darknumber {

/// Where the parts of a synthetic population go; null: nowhere.
struct PopulationFiles {
  std::ostream* persons = nullptr;   // a line a person: truth, stratum, traits, presence
  std::ostream* records = nullptr;   // a line a detection or duplicate, and its entity
  std::ostream* entities = nullptr;  // a line an entity that the register holds in the end
  std::ostream* table = nullptr;     // counts by history over the lists in use (table_csv.h)

  bool need_persons() const { return persons || records || entities; }
};

/// Writes replicate `key.replicate` of a study that draws person by person, as CSV. Persons and
/// records are streamed; of the entities only their histories are held. Numbers are from 1.
void write_population(const Scenario& scenario, const World& world, const DrawKey& key,
                      const PopulationFiles& files);

}  // namespace darknumber
