// SPDX-License-Identifier: MIT
#include "engine/world/false_positives.h"

#include <catch2/catch.hpp>
#include <string>

#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::false_positives_test {
namespace {

using namespace testing;

const std::vector<double> shares{0.3, 0.0, 0.1};

/// Two strata that differ in everything that bears on a share.
Scenario stratified() {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  scenario.agencies[0].in_stratum[1].capture_probability = 0.4;
  scenario.agencies[0].in_stratum[1].reporting_probability = 0.5;
  scenario.agencies[2].in_stratum[0].reporting_probability = 0.8;
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.2);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.1);
  return scenario;
}

Scenario by_stratum() {
  Scenario scenario = stratified();
  set_false_positive_shares(scenario, shares);
  scenario.bystanders.share_by_stratum = true;
  scenario.agencies[0].in_stratum[1].false_positive_share = 0.2;
  scenario.agencies[1].in_stratum[0].false_positive_share = 0.4;
  return scenario;
}

double victims_records(const World& world, std::size_t stratum, int list) {
  const StratumWorld& s = world.strata[stratum];
  return world.victims * s.share * margin(s.victim_histories[0], list);
}

double bystanders_records(const World& world, std::size_t stratum, int list) {
  const StratumWorld& s = world.strata[stratum];
  const double persons = world.bystander_kind == BystanderKind::finite
                             ? static_cast<double>(world.bystanders) * s.bystander_share
                             : 1.0;
  return persons * margin(s.bystander_histories, list);
}

double share_of_list(const World& world, int list) {
  double victims = 0.0, bystanders = 0.0;
  for (std::size_t s = 0; s < world.strata.size(); ++s) {
    victims += victims_records(world, s, list);
    bystanders += bystanders_records(world, s, list);
  }
  return bystanders / (bystanders + victims);
}

void require_share(double reached, double asked) {
  if (asked == 0.0)
    CHECK(reached == 0.0);
  else
    CHECK(reached == Approx(asked).epsilon(1e-11));
}

/// The refusal of a scenario that has no world.
UnsolvableScenario refusal(const Scenario& scenario) {
  try {
    compose_world(scenario);
  } catch (const UnsolvableScenario& problem) {
    return problem;
  }
  FAIL("the scenario has a world");
  return UnsolvableScenario("", "", "");
}

bool mentions(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("shares over the whole list are met among reported records") {
  for (bool finite : {false, true}) {
    Scenario scenario = stratified();
    set_false_positive_shares(scenario, shares);
    if (finite) scenario.bystanders.count = 700;
    const World world = compose_world(scenario);
    for (int j = 0; j < 3; ++j) require_share(share_of_list(world, j), shares[std::size_t(j)]);
  }
}

TEST_CASE("shares over the whole list need one alarm probability, the same in every stratum") {
  Scenario scenario = stratified();
  set_false_positive_shares(scenario, shares);
  scenario.bystanders.count = 700;
  const Alarms finite = solve_alarms(scenario, compose_world(scenario));
  CHECK(finite[0] == finite[1]);
  scenario.bystanders.count.reset();
  const Alarms unlimited = solve_alarms(scenario, compose_world(scenario));
  for (std::size_t j = 0; j < 3; ++j)
    CHECK(unlimited[0][j] * 0.7 == Approx(unlimited[1][j] * 0.3).epsilon(1e-13));
}

TEST_CASE("one stratum's own share makes every agency's shares hold stratum by stratum") {
  for (bool finite : {false, true}) {
    Scenario scenario = by_stratum();
    if (finite) scenario.bystanders.count = 1500;
    const World world = compose_world(scenario);
    for (std::size_t s = 0; s < 2; ++s)
      for (int j = 0; j < 3; ++j) {
        const double bystanders = bystanders_records(world, s, j);
        require_share(bystanders / (bystanders + victims_records(world, s, j)),
                      scenario.agencies[std::size_t(j)].in_stratum[s].false_positive_share);
      }
  }
}

TEST_CASE(
    "an agency with a share of 0 raises no alarm, and no lesser alarm gives the others theirs") {
  Scenario scenario = stratified();
  set_false_positive_shares(scenario, shares);
  scenario.bystanders.count = 700;
  const World world = compose_world(scenario);
  const Alarms alarms = solve_alarms(scenario, world);
  for (std::size_t s = 0; s < 2; ++s) CHECK(alarms[s][1] == 0.0);
  Scenario less = stratified();
  set_false_alarms(less, 700, {0.999 * alarms[0][0], 0.0, 0.999 * alarms[0][2]});
  const World below = compose_world(less);
  CHECK(share_of_list(below, 0) < shares[0]);
  CHECK(share_of_list(below, 2) < shares[2]);
}

TEST_CASE("false-alarm probabilities are the bystanders' margins, before reporting") {
  Scenario scenario = stratified();
  set_false_alarms(scenario, 500, {0.1, 0.0, 1.0});
  const World world = compose_world(scenario);
  CHECK(margin(world.strata[0].bystander_histories, 0) == Approx(0.1).epsilon(1e-12));
  CHECK(margin(world.strata[1].bystander_histories, 0) == Approx(0.05).epsilon(1e-12));
  CHECK(margin(world.strata[0].bystander_histories, 1) == 0.0);
  CHECK(margin(world.strata[0].bystander_histories, 2) == Approx(0.8).epsilon(1e-12));
}

TEST_CASE("too few bystanders are refused by agency, and the share said to be in reach is") {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_false_positive_shares(scenario, {0.1, 0.5, 0.1});
  scenario.bystanders.count = 100;
  const UnsolvableScenario problem = refusal(scenario);
  CHECK(problem.path() == "agencies[B].false_positive_share");
  CHECK(mentions(problem.what(), "list of B"));
  const std::string lead = "the share can reach ";
  const std::size_t at = problem.advice().find(lead);
  REQUIRE(at != std::string::npos);
  const double reachable = std::stod(problem.advice().substr(at + lead.size()));
  CHECK(reachable == Approx(100.0 / 400.0).epsilon(1e-12));
  set_rate(scenario.agencies[1], &AgencyRates::false_positive_share, reachable);
  const World world = compose_world(scenario);
  CHECK(share_of_list(world, 1) == Approx(reachable).epsilon(1e-12));
}

TEST_CASE("a share that a stratum cannot reach is refused by agency and stratum") {
  Scenario scenario = by_stratum();
  scenario.bystanders.count = 150;
  scenario.agencies[1].in_stratum[0].false_positive_share = 0.9;
  const UnsolvableScenario problem = refusal(scenario);
  CHECK(problem.path() == "agencies[A].by_stratum[one].false_positive_share");
  const std::string lead = "the share can reach ";
  const std::size_t at = problem.advice().find(lead);
  REQUIRE(at != std::string::npos);
  // 45 bystanders of the stratum against 1000 * 0.6 * 0.2 records of its victims.
  CHECK(std::stod(problem.advice().substr(at + lead.size())) == Approx(45.0 / 165.0).epsilon(2e-4));
}

TEST_CASE("a list without victims' records, or one that reports nothing, has no share to meet") {
  Scenario empty = textbook(1000, {0.2, 0.0});
  set_false_positive_shares(empty, {0.1, 0.1});
  CHECK(refusal(empty).path() == "agencies[B].false_positive_share");
  CHECK(mentions(refusal(empty).what(), "no records of victims"));
  Scenario silent = textbook(1000, {0.2, 0.3});
  set_false_positive_shares(silent, {0.1, 0.1});
  set_rate(silent.agencies[0], &AgencyRates::reporting_probability, 0.0);
  CHECK(refusal(silent).path() == "agencies[A].false_positive_share");
  CHECK(mentions(refusal(silent).advice(), "a reporting probability above 0"));
}

TEST_CASE("unlimited bystanders are never on two lists, finite ones are by chance") {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_false_positive_shares(scenario, {0.3, 0.2, 0.1});
  const World unlimited = compose_world(scenario);
  for (CaptureHistory h : {3U, 5U, 6U, 7U})
    CHECK(unlimited.strata[0].bystander_histories[h] == 0.0);
  scenario.bystanders.count = 400;
  const World finite = compose_world(scenario);
  const Law& law = finite.strata[0].bystander_histories;
  CHECK(law[3] + law[7] == Approx(margin(law, 0) * margin(law, 1)).epsilon(1e-12));
}

}  // namespace darknumber::false_positives_test
