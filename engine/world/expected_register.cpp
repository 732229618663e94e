// SPDX-License-Identifier: MIT
#include "engine/world/expected_register.h"

#include "engine/world/false_links.h"

namespace darknumber {
namespace {

/// Expected victims of a stratum by reported history, all classes of presence together.
Law expected_victims_by_history(const World& world, const StratumWorld& stratum) {
  Law persons(history_count(world.agencies), 0.0);
  for (std::size_t c = 0; c < world.presence.classes.size(); ++c) {
    const double expected =
        world.expected_victims() * stratum.share * world.presence.classes[c].expected;
    for (std::size_t h = 0; h < persons.size(); ++h)
      persons[h] += expected * stratum.victim_histories[c][h];
  }
  return persons;
}

/// Expected bystanders of a stratum by reported history.
Law expected_bystanders_by_history(const World& world, const StratumWorld& stratum) {
  Law persons = stratum.bystander_histories;
  if (world.bystander_kind == BystanderKind::finite)
    for (double& count : persons) count *= world.expected_bystanders() * stratum.bystander_share;
  return persons;
}

double sum(const std::vector<double>& values) {
  double total = 0.0;
  for (double value : values) total += value;
  return total;
}

}  // namespace

Register expected_before_false_links(const World& world) {
  const std::size_t histories = history_count(world.agencies);
  Register result{ContingencyTable(world.agencies), {}, {}, 0.0, world.expected_ever_present()};
  for (const StratumWorld& stratum : world.strata) {
    std::vector<double> entities(histories, 0.0);
    Law victims = expected_victims_by_history(world, stratum);
    result.victims.push_back(victims);
    expect_entities(stratum.victims.linkage, std::move(victims), entities);
    if (world.bystander_kind != BystanderKind::none) {
      std::vector<double> false_entities(histories, 0.0);
      expect_entities(stratum.bystanders.linkage, expected_bystanders_by_history(world, stratum),
                      false_entities);
      false_entities[0] = 0.0;
      result.false_positive_entities += sum(false_entities);
      for (std::size_t h = 1; h < histories; ++h) entities[h] += false_entities[h];
    }
    entities[0] = 0.0;
    result.strata.push_back(std::move(entities));
  }
  result.entities = pooled(result.strata, world.agencies);
  return result;
}

Register expected_register(const World& world) {
  Register result = expected_before_false_links(world);
  expect_false_links(world.false_links, result.strata);
  result.entities = pooled(result.strata, world.agencies);
  return result;
}

}  // namespace darknumber
