// SPDX-License-Identifier: MIT
#include "engine/world/world.h"

#include <catch2/catch.hpp>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/solving/unsolvable.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::world_test {
namespace {

using namespace testing;

/// Two lists, two strata, every rate its own, bystanders by false alarms; no dependence, no traits.
Scenario two_lists() {
  Scenario scenario = textbook(1000, {0.2, 0.3});
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  set_false_alarms(scenario, 500, {0.1, 0.05});
  for (std::size_t j = 0; j < 2; ++j)
    for (std::size_t s = 0; s < 2; ++s) {
      AgencyRates& rates = scenario.agencies[j].in_stratum[s];
      const double step = 0.03 * static_cast<double>(1 + j + 2 * s);
      rates.capture_probability += step;
      rates.false_alarm_probability += step;
      rates.reporting_probability = 1.0 - 2.0 * step;
      rates.anonymous_share = step;
      rates.missed_link_probability = 0.5 * step;
      rates.duplicate_probability = 1.5 * step;
    }
  return scenario;
}

struct Cells {
  double first = 0.0, second = 0.0, both = 0.0;
};

/// The entities of `persons` people of one stratum, written out by hand for two lists: x and y are
/// the chances of a reported record on either.
Cells by_hand(const Scenario& scenario, std::size_t s, double persons,
              double AgencyRates::*probability) {
  const AgencyRates& a = scenario.agencies[0].in_stratum[s];
  const AgencyRates& b = scenario.agencies[1].in_stratum[s];
  const double x = a.*probability * a.reporting_probability;
  const double y = b.*probability * b.reporting_probability;
  const double linked = x * y * (1.0 - a.anonymous_share) * (1.0 - a.missed_link_probability) *
                        (1.0 - b.anonymous_share) * (1.0 - b.missed_link_probability);
  return {persons * (x - linked + x * a.duplicate_probability),
          persons * (y - linked + y * b.duplicate_probability), persons * linked};
}

}  // namespace

TEST_CASE("the expected register of two lists agrees with the sum written out by hand") {
  const Scenario scenario = two_lists();
  const Register expected = expected_register(compose_world(scenario));
  Cells victims, bystanders;
  for (std::size_t s = 0; s < 2; ++s) {
    const Stratum& stratum = scenario.population.strata[s];
    const Cells v = by_hand(scenario, s, 1000.0 * stratum.share, &AgencyRates::capture_probability);
    const Cells b = by_hand(scenario, s, 500.0 * stratum.bystander_share,
                            &AgencyRates::false_alarm_probability);
    victims = {victims.first + v.first, victims.second + v.second, victims.both + v.both};
    bystanders = {bystanders.first + b.first, bystanders.second + b.second,
                  bystanders.both + b.both};
  }
  CHECK(expected.entities[1] == Approx(victims.first + bystanders.first).epsilon(1e-12));
  CHECK(expected.entities[2] == Approx(victims.second + bystanders.second).epsilon(1e-12));
  CHECK(expected.entities[3] == Approx(victims.both + bystanders.both).epsilon(1e-12));
  CHECK(expected.false_positive_entities ==
        Approx(bystanders.first + bystanders.second + bystanders.both).epsilon(1e-12));
  CHECK(expected.ever_present == 1000.0);
}

TEST_CASE("victims by reported history add up to N, and D counts them on the lists in use") {
  const Scenario scenario = two_lists();
  const Register expected = expected_register(compose_world(scenario));
  std::vector<double> victims(4, 0.0);
  for (const std::vector<double>& stratum : expected.victims)
    for (CaptureHistory h = 0; h < 4; ++h) victims[h] += stratum[h];
  CHECK(victims[0] + victims[1] + victims[2] + victims[3] == Approx(1000.0).epsilon(1e-12));
  const double d = victims[1] + victims[2] + victims[3];
  CHECK(expected.victims_on(scenario.estimation.lists) == Approx(d).epsilon(1e-14));
  CHECK(expected.victims_on({{"B", 0b10}}) == Approx(victims[2] + victims[3]).epsilon(1e-14));
  CHECK(expected.victims_on({{"both", 0b11}}) == Approx(d).epsilon(1e-14));
}

TEST_CASE("strata that do not differ are as none") {
  Scenario plain = textbook(1000, {0.2, 0.3, 0.1});
  set_false_positive_shares(plain, {0.1, 0.2, 0.0});
  set_rate(plain, &AgencyRates::missed_link_probability, 0.1);
  Scenario stratified = plain;
  set_strata(stratified, {{"one", 0.1, 0.6}, {"two", 0.9, 0.4}});
  const Register one = expected_register(compose_world(plain));
  const Register two = expected_register(compose_world(stratified));
  for (CaptureHistory h = 1; h < 8; ++h)
    CHECK(one.entities[h] == Approx(two.entities[h]).epsilon(1e-12));
}

TEST_CASE("dependence holds within the group it names") {
  const auto odds_ratio = [](const Law& law) { return law[3] * law[0] / (law[1] * law[2]); };
  Scenario scenario = textbook(1000, {0.2, 0.3});
  set_false_alarms(scenario, 500, {0.1, 0.2});
  const auto check = [&](double victims, double bystanders) {
    const World world = compose_world(scenario);
    CHECK(odds_ratio(world.strata[0].victim_histories[0]) == Approx(victims).epsilon(1e-10));
    CHECK(odds_ratio(world.strata[0].bystander_histories) == Approx(bystanders).epsilon(1e-10));
  };
  scenario.dependence = {{0, 1, 3.0, Group::everyone}};
  check(3.0, 3.0);
  scenario.dependence = {{1, 0, 3.0, Group::victims}};
  check(3.0, 1.0);
  scenario.dependence = {{0, 1, 3.0, Group::victims}, {1, 0, 0.5, Group::bystanders}};
  check(3.0, 0.5);
}

TEST_CASE("heterogeneity and dependence never change how many each agency detects") {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  add_trait(scenario, {"trait", NormalTrait{1.5}}, {1.0, -1.0, 0.5});
  scenario.dependence = {{0, 2, 4.0, Group::everyone}};
  const Register expected = expected_register(compose_world(scenario));
  CHECK(expected.entities.on_all(1) == Approx(200.0).epsilon(1e-11));
  CHECK(expected.entities.on_all(2) == Approx(300.0).epsilon(1e-11));
  CHECK(expected.entities.on_all(4) == Approx(100.0).epsilon(1e-11));
}

TEST_CASE("without a field of false positives nobody is a bystander, whatever their number") {
  Scenario scenario = textbook(1000, {0.2, 0.3});
  scenario.bystanders.count = 5000;
  const World world = compose_world(scenario);
  CHECK(world.bystander_kind == BystanderKind::none);
  CHECK(expected_register(world).false_positive_entities == 0.0);
}

TEST_CASE("strata with too many ways of presence are refused by what the file calls them") {
  // Runs of 80 periods differ in 40 times 40 ways and more in what two halves see of them.
  constexpr std::size_t strata = 4096;
  Scenario scenario = textbook(1000, {0.2, 0.3});
  set_strata(scenario, std::vector<Stratum>(strata, {"one", 1.0 / strata, 1.0 / strata}));
  scenario.population.turnover = {80, 0.1};
  scenario.agencies[0].active = {1, 40};
  scenario.agencies[1].active = {41, 80};
  const auto path = [&] {
    try {
      (void)compose_world(scenario);
    } catch (const UnsolvableScenario& error) {
      return error.path();
    }
    return std::string();
  };
  CHECK(path() == "population.strata");
  scenario.population.covariates = {{"year", {"2014", "2015"}, {}}};
  CHECK(path() == "population.covariates");
}

TEST_CASE("laws of many agencies that would not fit into memory are refused before they are made") {
  // Ten windows one after another tell some 28,000 runs of 240 periods apart, in 1,024 numbers each.
  Scenario scenario = textbook(1000, std::vector<double>(10, 0.1));
  set_strata(scenario, std::vector<Stratum>(10, {"one", 0.1, 0.1}));
  scenario.population.turnover = {240, 0.1};
  for (int a = 0; a < 10; ++a)
    scenario.agencies[static_cast<std::size_t>(a)].active = {24 * a + 1, 24 * (a + 1)};
  CHECK_THROWS_WITH(compose_world(scenario), Catch::Contains("strata and 10 agencies"));
}

}  // namespace darknumber::world_test
