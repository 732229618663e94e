// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>

#include "engine/interface/watch.h"
#include "engine/report/folder/population_csv.h"
#include "engine/study/prepared_point.h"

namespace darknumber {

/// What is wrong with what is asked for, and which argument asks for it.
struct DrawMisuse {
  std::string argument;
  std::string what;
};

/// Whether persons, records or entities of this scenario, or so many replicates from `first` on,
/// cannot be asked for; none where they can. `several`: the tables of all replicates.
std::optional<DrawMisuse> draw_misuse(const Scenario& scenario, bool persons, bool several,
                                      std::uint32_t first);

/// Writes the tables of as many replicates as the scenario has, from one on. Throws GivenUp where
/// the watch says so.
void draw_several(const PreparedPoint& study, std::uint32_t first, std::ostream& out,
                  const Watch& watch);

/// Writes one replicate. Throws GivenUp where the watch says so. Persons are drawn one by one if
/// any part but the table is asked for, which is remarked where `run` draws tables.
void draw_one(const PreparedPoint& study, std::uint32_t replicate, const PopulationFiles& files,
              const Watch& watch);

}  // namespace darknumber
