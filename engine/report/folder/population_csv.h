// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
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

/// Which columns of these files hold texts, by number from 0; the others hold numbers, or nothing.
inline constexpr std::array<std::size_t, 1> text_columns_of_persons{2};     // stratum
inline constexpr std::array<std::size_t, 2> text_columns_of_records{1, 2};  // agency, source
inline constexpr std::array<std::size_t, 1> text_columns_of_entities{1};    // stratum

/// Writes replicate `key.replicate` of a study that draws person by person, as CSV. Persons and
/// records are streamed; of the entities only their histories are held. Numbers are from 1.
void write_population(const Scenario& scenario, const World& world, const DrawKey& key,
                      const PopulationFiles& files);

}  // namespace darknumber
