// SPDX-License-Identifier: MIT
#include "engine/study/design/register_world.h"

#include "engine/study/explain/world_of_table.h"

namespace darknumber {
namespace {

Law times(Law law, double number) {
  for (double& count : law) count *= number;
  return law;
}

}  // namespace

void for_each_group(const World& world, const std::function<void(const RegisterPersons&)>& visit) {
  const double victims = world.victims * world.victim_share.value_or(1.0);
  for (const StratumWorld& stratum : world.strata) {
    for (std::size_t c = 0; c < world.presence.classes.size(); ++c)
      visit({times(stratum.victim_histories[c],
                   victims * stratum.share * world.presence.classes[c].expected),
             &stratum.victims.linkage});
    if (world.bystander_kind == BystanderKind::none) continue;
    const double bystanders = world.bystander_kind == BystanderKind::finite
                                  ? world.expected_bystanders() * stratum.bystander_share
                                  : 1.0;
    visit({times(stratum.bystander_histories, bystanders), &stratum.bystanders.linkage});
  }
}

RegisterWorld register_world(const World& world) {
  const ExpectedEntities expected = expected_entities(world);
  RegisterWorld found;
  found.entities = expected.cells;
  found.victim_share.assign(expected.cells.size(), 0.0);
  for (std::size_t h = 0; h < expected.cells.size(); ++h) {
    if (expected.cells[h] > 0.0)
      found.victim_share[h] = std::min(1.0, expected.of_victims[h] / expected.cells[h]);
    found.entities[h] *= world.victims;
  }
  found.a_seen_victim = expected.a_seen_victim;
  found.unseen = world.victims * expected.unseen;
  found.persons = world.presence.expected_persons();
  return found;
}

}  // namespace darknumber
