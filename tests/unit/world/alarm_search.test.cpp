// SPDX-License-Identifier: MIT
// Alarms and their detection found together, beside a detection solved for these alarms.
#include "engine/world/alarm_search.h"

#include <catch2/catch.hpp>

#include "engine/scenario/read_scenario.h"
#include "engine/world/compose_world.h"
#include "engine/world/false_positives.h"
#include "tests/support/checkout.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::alarm_search_test {
namespace {

using namespace testing;

/// Six lists with traits, dependence, avoidance both ways and a cascade of referrals, 3 strata.
Scenario every_step() {
  return load_scenario(checkout() + "/bench/rich.json");
}

/// Three lists without traits, one of them without alarms of its own.
Scenario few_alarms() {
  Scenario scenario = textbook(2000, {0.2, 0.3, 0.15});
  scenario.referrals = {{0, 1, 0.3, Group::everyone}, {2, 1, 0.2, Group::bystanders}};
  scenario.avoidance = {{2, 0, 0.4, Group::everyone}};
  set_false_positive_shares(scenario, {0.4, 0.0, 0.5});
  scenario.bystanders.count = 1000;
  return scenario;
}

std::vector<std::size_t> all_strata(const World& world) {
  std::vector<std::size_t> strata(world.strata.size());
  for (std::size_t s = 0; s < strata.size(); ++s) strata[s] = s;
  return strata;
}

void require_close(const std::vector<double>& values, const std::vector<double>& others) {
  REQUIRE(values.size() == others.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    CHECK(values[i] == Approx(others[i]).epsilon(1e-11).margin(1e-18));
}

}  // namespace

TEST_CASE("alarms found with their detection bring the records that are brought by them alone") {
  for (const Scenario& scenario : {every_step(), few_alarms()}) {
    const World world = compose_world(scenario);
    const BystanderRecords records(scenario, world, all_strata(world), false);
    for (const BystanderAlarms& stratum : solve_bystanders(scenario, world)) {
      REQUIRE(stratum.solved);
      const SolvedDetection apart = solve_bystander_detection(scenario, 0, stratum.alarms);
      require_close(stratum.solved->law, apart.law);
      require_close(records.of(stratum.alarms), records.of_law(stratum.solved->law));
    }
  }
}

TEST_CASE("records wanted are met to rounding, and what is not asked raises no alarm") {
  const Scenario scenario = few_alarms();
  const World world = compose_world(scenario);
  const BystanderRecords records(scenario, world, {0}, false);
  const std::vector<double> asked{0.3, 0.0, 0.05};
  const std::vector<double> wanted = records.of(asked);
  const auto found =
      find_alarms(detection_target(scenario, Group::bystanders, 0), records, {0, 2}, wanted);
  REQUIRE(found);
  for (int j = 0; j < 3; ++j)
    CHECK(margin(found->law, j) == Approx(asked[static_cast<std::size_t>(j)]).epsilon(1e-11));
}

TEST_CASE(
    "where the first alarms are the last, since one agency alone raises any, they are found") {
  for (double apart = 0.01; apart < 1.0; apart *= 1.2) {
    Scenario scenario = textbook(2000, {0.2, 0.3});
    scenario.referrals = {{0, 1, 0.3, Group::everyone}};
    add_trait(scenario, {"kind", ClassesTrait{{-apart, apart}, {0.5, 0.5}}}, {1.0, 0.5});
    add_trait(scenario, {"hardly", NormalTrait{0.001}}, {1.0, 0.5});
    set_false_positive_shares(scenario, {0.1, 0.0});
    scenario.bystanders.count = 3000;
    const std::vector<BystanderAlarms> strata = solve_bystanders(scenario, compose_world(scenario));
    REQUIRE(strata.front().solved);
    const double asked = 2000 * 0.2 * 0.1 / 0.9;
    CHECK(strata.front().alarms[0] == Approx(asked / 3000).epsilon(1e-11));
  }
}

TEST_CASE("records out of reach, or only with some alarm at 0, are not found in the intercepts") {
  const Scenario scenario = few_alarms();
  const World world = compose_world(scenario);
  const BystanderRecords records(scenario, world, {0}, false);
  const DetectionTarget target = detection_target(scenario, Group::bystanders, 0);
  CHECK_FALSE(find_alarms(target, records, {0, 2}, {5000.0, 0.0, 10.0}));
  // The first refers more to the second than is wanted there.
  CHECK_FALSE(find_alarms(target, records, {0, 1}, {300.0, 1.0, 0.0}));
}

TEST_CASE("what is reported on average is linear in the law of own detections") {
  const Scenario scenario = every_step();
  const World world = compose_world(scenario);
  const BystanderRecords records(scenario, world, all_strata(world), false);
  REQUIRE(records.are_linear());
  std::vector<double> expected(6, 0.0);
  const std::vector<double> alarms(6, 0.01);
  const Law detected = solve_bystander_detection(scenario, 0, alarms).law;
  for (const StratumWorld& stratum : world.strata) {
    const Law reported = report(stratum.bystanders, detected);
    for (int j = 0; j < 6; ++j)
      expected[static_cast<std::size_t>(j)] +=
          world.expected_bystanders() * stratum.bystander_share * margin(reported, j);
  }
  require_close(records.of_law(detected), expected);
}

}  // namespace darknumber::alarm_search_test
