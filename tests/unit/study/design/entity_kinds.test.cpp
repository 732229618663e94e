// SPDX-License-Identifier: MIT
#include "engine/study/design/entity_kinds.h"

#include <catch2/catch.hpp>

#include "engine/study/design/register_world.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/unit/scenario/scenario_text.h"
#include "tests/unit/study/design/register_kinds.h"

namespace darknumber::entity_kinds_test {
namespace {

/// Every fate of every record of a group of persons, one after the other.
void enumerate_fates(const RegisterPersons& group, EntityKinds& kinds) {
  const Linkage& linkage = *group.linkage;
  for (CaptureHistory reported = 1; reported < group.persons.size(); ++reported)
    for (int fates = 0; fates < 512; ++fates) {
      double weight = group.persons[reported];
      CaptureHistory main = 0;
      std::vector<std::pair<CaptureHistory, bool>> entities;  // and whether it has a name
      for (std::size_t j = 0; j < 3; ++j) {
        const bool anonymous = (fates >> (3 * j) & 1) != 0;
        const bool missed = (fates >> (3 * j + 1) & 1) != 0;
        const bool duplicated = (fates >> (3 * j + 2) & 1) != 0;
        weight *= anonymous ? linkage.anonymous[j] : 1.0 - linkage.anonymous[j];
        weight *= missed ? linkage.missed[j] : 1.0 - linkage.missed[j];
        weight *= duplicated ? linkage.duplicate[j] : 1.0 - linkage.duplicate[j];
        const CaptureHistory list = only(static_cast<int>(j));
        if ((reported & list) == 0) continue;
        if (anonymous || missed)
          entities.emplace_back(list, !anonymous);
        else
          main |= list;
        if (duplicated) entities.emplace_back(list, !anonymous);
      }
      if (main != 0) entities.emplace_back(main, true);
      std::size_t named = 0;
      for (const auto& entity : entities) named += entity.second ? 1 : 0;
      for (const auto& [history, has_name] : entities)
        kinds[!has_name ? 1 : named == 1 ? 0 : 2][history] += weight;
    }
}

}  // namespace

TEST_CASE("what linking by hand shows is every fate of every record", "[design]") {
  for (const std::string& more : {std::string(), with_bystanders}) {
    const World world = compose_world(scenario_of(three_lists_with(with_linkage_errors, more)));
    const EntityKinds found = linked_kinds_of(world);
    EntityKinds enumerated(linked_kinds, std::vector<double>(8, 0.0));
    for_each_group(world,
                   [&](const RegisterPersons& group) { enumerate_fates(group, enumerated); });
    for (std::size_t kind = 0; kind < linked_kinds; ++kind)
      for (CaptureHistory h = 1; h < 8; ++h) {
        INFO(kind << " of history " << h);
        CHECK(found[kind][h] == Approx(enumerated[kind][h]).margin(1e-9));
      }
    check_all_kinds(world, found);
  }
}

TEST_CASE("entities that are linked falsely are those that false links move", "[design]") {
  const World world = compose_world(scenario_of(
      three_lists_with(R"(, "false_link_probability": 0.1, "false_positive_share": 0.2)")));
  const EntityKinds found = linked_kinds_of(world);
  check_all_kinds(world, found);
  const Register before = expected_before_false_links(world);
  // A tenth of {A}, then a tenth of {B}, of which the former have left none: C links nothing.
  double merged = 0.0;
  for (CaptureHistory h = 1; h < 8; ++h) merged += found[3][h];
  CHECK(found[3][1] == 0.0);
  CHECK(merged < 0.1 * (before.entities[1] + before.entities[2]));
  CHECK(merged > 0.08 * (before.entities[1] + before.entities[2]));
}

TEST_CASE("an audit shows the share of victims that the register has", "[design]") {
  for (const std::string& more : {std::string(), with_bystanders}) {
    const World world = compose_world(scenario_of(three_lists_with(with_linkage_errors, more)));
    const EntityKinds kinds = victims_and_others(world);
    check_all_kinds(world, kinds);
    double others = 0.0;
    for (const double count : kinds[1]) others += count;
    CHECK(others == Approx(expected_register(world).false_positive_entities).epsilon(1e-5));
  }
}

}  // namespace darknumber::entity_kinds_test
