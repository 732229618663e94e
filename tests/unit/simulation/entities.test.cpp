// SPDX-License-Identifier: MIT
#include "engine/simulation/entities.h"

#include <catch2/catch.hpp>

#include "engine/simulation/observe.h"
#include "engine/world/compose_world.h"
#include "tests/support/random_scenario.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::entities_test {
namespace {

using namespace testing;

/// Every mechanism at once, on victims and bystanders of two strata.
Scenario everything(bool unlimited) {
  Scenario scenario = textbook(300, {0.3, 0.4, 0.2});
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  add_trait(scenario, {"trait", NormalTrait{1.0}}, {1.0, 0.5, -0.5});
  scenario.dependence = {{0, 1, 2.0, Group::everyone}};
  scenario.population.turnover = {3, 0.3};
  for (AgencySpec& agency : scenario.agencies) agency.active = {1, 3};
  scenario.agencies[2].active = {2, 2};
  scenario.avoidance = {{0, 1, 0.3, Group::everyone}, {1, 0, 0.2, Group::victims}};
  scenario.referrals = {{1, 2, 0.3, Group::everyone}, {2, 0, 0.1, Group::bystanders}};
  set_rate(scenario, &AgencyRates::reporting_probability, 0.8);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.1);
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.2);
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.15);
  set_false_positive_shares(scenario, {0.2, 0.2, 0.3});
  if (!unlimited) scenario.bystanders.count = 600;
  for (AgencySpec& agency : scenario.agencies) agency.false_link_probability = 0.2;
  scenario.estimation.remove = {{{}, 0.3}, {0b011, 0.5}};
  scenario.population.stratum_unknown_share = 0.25;
  return scenario;
}

Scenario continuum() {
  Scenario scenario = everything(true);
  scenario.population.victims = 0;
  scenario.population.traits.clear();
  scenario.population.turnover = {};
  scenario.population.at_risk = AtRisk{900, 0.8};
  scenario.dependence.clear();
  scenario.bystanders = {};
  for (AgencySpec& agency : scenario.agencies) {
    agency.active = {1, 1};
    agency.loadings.clear();
    agency.rates.threshold = {0.5, 0.3, 0.5};
    for (AgencyRates& rates : agency.in_stratum) rates.threshold = agency.rates.threshold;
  }
  return scenario;
}

template <typename Keep>
StratumCounts count(const EntityList& list, const World& world, Keep keep) {
  StratumCounts counts(world.strata.size(),
                       std::vector<double>(history_count(world.agencies), 0.0));
  for (const Entity& entity : list.entities)
    if (keep(entity)) counts[entity.stratum][entity.history] += 1.0;
  return counts;
}

/// The list's counts at each stage against those of the table's steps.
void require_agreement(const Scenario& scenario, const DrawKey& key) {
  const World world = compose_world(scenario);
  const EntityList list = draw_entity_list(scenario, world, key);
  const Register drawn = draw_persons(world, key);
  CHECK(count(list, world, [](const Entity& e) { return !e.vanished; }) == drawn.strata);
  StratumCounts left = remove_drawn_entities(scenario, drawn.strata, key);
  CHECK(count(list, world, [](const Entity& e) { return !e.vanished && !e.removed; }) == left);
  take_unknown_drawn(world.stratum_unknown_share, key, left);
  CHECK(count(list, world, [](const Entity& e) {
          return !e.vanished && !e.removed && e.stratum_known;
        }) == left);
}

}  // namespace

TEST_CASE(
    "the entity list has the table of the simulator, and of what is left, stratum by stratum") {
  for (const Scenario& scenario : {everything(true), everything(false), continuum()})
    for (std::uint32_t replicate = 0; replicate < 10; ++replicate)
      require_agreement(scenario, {1, replicate});
}

TEST_CASE("the entity list has the table of the simulator in random scenarios") {
  for (std::uint32_t number = 0; number < 25; ++number) {
    INFO("random scenario " << number);
    require_agreement(random_scenario(1, number), {1, number});
  }
}

TEST_CASE("an entity that vanished has become part of one that is still there, on all its lists") {
  const Scenario scenario = everything(true);
  const World world = compose_world(scenario);
  const EntityList list = draw_entity_list(scenario, world, {1, 0});
  REQUIRE(list.merged_into.size() == list.entities.size());
  int vanished = 0;
  for (std::uint32_t i = 0; i < list.entities.size(); ++i) {
    const Entity& target = list.entities[list.merged_into[i]];
    CHECK(list.entities[i].vanished == (list.merged_into[i] != i));
    CHECK_FALSE(target.vanished);
    CHECK(is_subset(list.entities[i].history, target.history));
    if (list.entities[i].vanished) {
      ++vanished;
      CHECK_FALSE(list.entities[i].removed);
    }
  }
  CHECK(vanished > 10);
}

TEST_CASE("the entity list is in the order of the persons' entities") {
  Scenario scenario = everything(false);
  for (AgencySpec& agency : scenario.agencies) agency.false_link_probability = 0.0;
  const World world = compose_world(scenario);
  const DrawKey key{1, 4};
  const EntityList list = draw_entity_list(scenario, world, key);
  std::size_t at = 0;
  draw_people(world, key, [&](const Person& person) {
    const PersonEntities made = entities_of(person);
    REQUIRE(at + made.count() <= list.entities.size());
    if (made.linked != 0) CHECK(list.entities[at].history == made.linked);
    for (int agency = 0; agency < world.agencies; ++agency) {
      if (contains(person.reported, agency))
        CHECK(contains(list.entities[at + made.place_of_record(agency)].history, agency));
      if (contains(made.duplicated, agency))
        CHECK(list.entities[at + made.place_of_duplicate(agency)].history == only(agency));
    }
    for (std::uint32_t place = 0; place < made.count(); ++place)
      CHECK(list.entities[at + place].stratum == person.stratum);
    at += made.count();
  });
  CHECK(at == list.entities.size());
}

}  // namespace darknumber::entities_test
