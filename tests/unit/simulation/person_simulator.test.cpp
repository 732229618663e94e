// SPDX-License-Identifier: MIT
#include "engine/simulation/person_simulator.h"

#include <catch2/catch.hpp>

#include "engine/world/compose_world.h"
#include "engine/study/selftest/register_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::person_simulator_test {
namespace {

using namespace testing;

Scenario stratified() {
  Scenario scenario = textbook(400, {0.2, 0.3, 0.1});
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  add_trait(scenario, {"trait", NormalTrait{1.0}}, {1.0, 0.5, 0.0});
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.1);
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.1);
  set_false_alarms(scenario, 300, {0.1, 0.2, 0.3});
  return scenario;
}

Register draw(const Scenario& scenario, const DrawKey& key) {
  return draw_persons(compose_world(scenario), key);
}

std::vector<Person> people_of(const Scenario& scenario) {
  std::vector<Person> people;
  draw_people(compose_world(scenario), {1, 0},
              [&](const Person& person) { people.push_back(person); });
  return people;
}

}  // namespace

TEST_CASE("the person simulator: a register is a function of seed and replicate") {
  for (std::uint64_t seed : {0ULL, 1ULL, 2ULL}) {
    CHECK(row_of(draw(stratified(), {seed, 5})) == row_of(draw(stratified(), {seed, 5})));
    CHECK(row_of(draw(stratified(), {seed, 5})) != row_of(draw(stratified(), {seed, 6})));
    CHECK(row_of(draw(stratified(), {seed, 5})) != row_of(draw(stratified(), {seed + 1, 5})));
  }
}

TEST_CASE("the person simulator: the register counts its persons") {
  const World world = compose_world(stratified());
  const DrawKey key{1, 3};
  StratumCounts victims(2, std::vector<double>(8, 0.0));
  std::uint32_t people = 0;
  draw_people(world, key, [&](const Person& person) {
    ++people;
    if (person.victim) victims[person.stratum][person.reported] += 1.0;
  });
  CHECK(people == 400 + 300);
  CHECK(draw_persons(world, key).victims == victims);
}

TEST_CASE("the person simulator: a draw of many persons ends soon after it is asked to") {
  const World world = compose_world(textbook(1'000'000, {0.2, 0.3}));
  std::int64_t drawn = 0;
  const StopQuestion after_some = [&] { return drawn > 20'000; };
  CHECK_THROWS_AS(draw_people(world, {1, 0, &after_some}, [&](const Person&) { ++drawn; }),
                  GivenUp);
  CHECK(drawn < 30'000);
}

TEST_CASE("the person simulator: a person does not depend on how many there are") {
  Scenario more = stratified();
  more.population.victims = 4000;
  more.bystanders.count = 3000;
  const std::vector<Person> few = people_of(stratified());
  const std::vector<Person> many = people_of(more);
  REQUIRE(few.size() == 700);
  for (std::size_t person = 0; person < 700; ++person) {
    const Person& same = many[person < 400 ? person : 4000 + person - 400];
    CHECK(few[person].victim == same.victim);
    CHECK(few[person].stratum == same.stratum);
    CHECK(few[person].detected == same.detected);
    CHECK(few[person].reported == same.reported);
  }
}

TEST_CASE("the person simulator: victims stay when bystanders or linkage errors change") {
  Scenario without = stratified();
  without.bystanders = {};
  Scenario perfect = stratified();
  set_rate(perfect, &AgencyRates::missed_link_probability, 0.0);
  set_rate(perfect, &AgencyRates::duplicate_probability, 0.0);
  for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
    const DrawKey key{1, replicate};
    const Register drawn = draw(stratified(), key);
    CHECK(draw(without, key).victims == drawn.victims);
    CHECK(draw(perfect, key).victims == drawn.victims);
  }
}

TEST_CASE("the person simulator: each step starts from what the one before left") {
  Scenario scenario = stratified();
  set_rate(scenario, &AgencyRates::reporting_probability, 0.5);
  scenario.avoidance = {{0, 1, 0.5, Group::everyone}};
  scenario.referrals = {{1, 2, 0.5, Group::everyone}};
  for (const Person& person : people_of(scenario)) {
    CHECK(is_subset(person.kept, person.detected));
    CHECK(is_subset(person.kept, person.reached));
    CHECK(is_subset(person.reported, person.reached));
    CHECK(person.stratum < 2);
    CHECK(person.traits.size() == 1);
  }
}

TEST_CASE("the person simulator: probabilities of 0 and 1 hold for every person") {
  Scenario scenario = textbook(200, {0.0, 1.0, 0.5});
  set_rate(scenario.agencies[2], &AgencyRates::reporting_probability, 0.0);
  set_rate(scenario.agencies[1], &AgencyRates::duplicate_probability, 1.0);
  const Register drawn = draw(scenario, {1, 0});
  CHECK(drawn.entities[0b010] == 400.0);
  CHECK(drawn.entities.observed() == 400.0);
}

}  // namespace darknumber::person_simulator_test
