// SPDX-License-Identifier: MIT
#include "engine/world/expected_register.h"

#include "engine/world/false_links.h"

namespace darknumber {
namespace {

/// Expected victims of a stratum, all classes of presence together, by what `law_of` says of one.
template <typename LawOf>
Law expected_victims(const World& world, const StratumWorld& stratum, const LawOf& law_of) {
  Law persons(history_count(world.agencies), 0.0);
  for (std::size_t c = 0; c < world.presence.classes.size(); ++c) {
    const double expected =
        world.expected_victims() * stratum.share * world.presence.classes[c].expected;
    const Law& law = law_of(c);
    for (std::size_t h = 0; h < persons.size(); ++h) persons[h] += expected * law[h];
  }
  return persons;
}

/// Expected victims by history in the register.
Law expected_victims_by_history(const World& world, const StratumWorld& stratum) {
  return expected_victims(world, stratum,
                          [&](std::size_t c) -> const Law& { return stratum.victim_histories[c]; });
}

/// The same by history of records that can be linked, given that.
Law expected_linkable_victims(const World& world, const StratumWorld& stratum, Law victims) {
  if (stratum.victim_anonymous.empty()) return victims;
  return expected_victims(world, stratum, [&](std::size_t c) {
    return with_anonymous_apart(stratum.victim_anonymous[c]);
  });
}

/// Expected bystanders of a stratum by history of records that can be linked.
Law expected_linkable_bystanders(const World& world, const StratumWorld& stratum) {
  Law persons = stratum.bystander_anonymous.empty()
                    ? stratum.bystander_histories
                    : with_anonymous_apart(stratum.bystander_anonymous);
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
    expect_entities(stratum.victims.linkage,
                    expected_linkable_victims(world, stratum, std::move(victims)), entities);
    if (world.bystander_kind != BystanderKind::none) {
      std::vector<double> false_entities(histories, 0.0);
      expect_entities(stratum.bystanders.linkage, expected_linkable_bystanders(world, stratum),
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
