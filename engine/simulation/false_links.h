// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/simulation/history_sampler.h"
#include "engine/world/world.h"

namespace darknumber {

/// False links of one list: entities {list} that vanish into others, by stratum, and the entities
/// that they vanish into, by stratum and history.
struct FalseLinksOfList {
  int list = 0;
  std::vector<std::int64_t> vanished;               // by stratum
  std::vector<std::vector<std::int64_t>> absorbed;  // by stratum and history before
};

/// The drawn step on a register's entities, list by list, on the table as the earlier lists left
/// it: each entity {j} is chosen with `probabilities[j]`, and the chosen are merged into distinct
/// entities without j, drawn uniformly without replacement; where these are too few, the rest stay.
/// Changes `entities` (whole numbers) and tells what it did. The pooled table does not depend on
/// how entities are divided over strata: it is drawn first.
std::vector<FalseLinksOfList> draw_false_links(const std::vector<double>& probabilities,
                                               StratumCounts& entities, const DrawKey& key);

/// Divides `drawn` of the pooled entities of a cell over its strata, without replacement. Streams:
/// `first_item` + stratum.
std::vector<std::int64_t> divide_over_strata(const StratumCounts& entities, CaptureHistory history,
                                             std::int64_t drawn, const DrawKey& key,
                                             Purpose purpose, std::uint64_t first_item);

/// A register without anyone, for a simulator to fill.
Register empty_register(const World& world);

/// The last steps, which both simulators share: false links on the table, then the pooled table.
void finish_register(const World& world, const DrawKey& key, Register& drawn);

}  // namespace darknumber
