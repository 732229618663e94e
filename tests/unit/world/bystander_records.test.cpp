// SPDX-License-Identifier: MIT
// Shares of false positives where bystanders are referred, lost to avoidance, or both.
#include "engine/world/bystander_records.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "engine/world/compose_world.h"
#include "engine/world/false_positives.h"
#include "engine/world/solving/unsolvable.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::bystander_records_test {
namespace {

using namespace testing;

constexpr double accuracy = 1e-9;  // relative, of a share recomputed from the composed world

struct Records {
  double victims = 0.0;
  double bystanders = 0.0;

  double share() const { return bystanders / (bystanders + victims); }
};

/// Expected reported records on a list in one stratum, from the composed laws.
Records records_of(const World& world, std::size_t s, int list) {
  const StratumWorld& stratum = world.strata[s];
  Records records;
  for (std::size_t c = 0; c < world.presence.classes.size(); ++c)
    records.victims += world.victims * stratum.share * world.presence.classes[c].expected *
                       margin(stratum.victim_histories[c], list);
  const double persons = world.bystander_kind == BystanderKind::finite
                             ? static_cast<double>(world.bystanders) * stratum.bystander_share
                             : 1.0;
  records.bystanders = persons * margin(stratum.bystander_histories, list);
  return records;
}

Records records_of(const World& world, int list) {
  Records all;
  for (std::size_t s = 0; s < world.strata.size(); ++s) {
    all.victims += records_of(world, s, list).victims;
    all.bystanders += records_of(world, s, list).bystanders;
  }
  return all;
}

/// Everything that moves bystanders between lists, on strata that differ.
Scenario moved() {
  Scenario scenario = textbook(2000, {0.2, 0.3, 0.15});
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  scenario.agencies[0].in_stratum[1].capture_probability = 0.35;
  scenario.agencies[2].in_stratum[0].reporting_probability = 0.6;
  scenario.referrals = {{0, 1, 0.3, Group::everyone}, {1, 2, 0.2, Group::bystanders}};
  scenario.avoidance = {{2, 0, 0.4, Group::everyone}, {0, 2, 0.3, Group::victims}};
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.2);
  scenario.population.turnover = {3, 0.2};
  for (AgencySpec& agency : scenario.agencies) agency.active = {1, 3};
  scenario.agencies[1].active = {2, 3};
  set_false_positive_shares(scenario, {0.2, 0.35, 0.3});
  return scenario;
}

UnsolvableScenario refusal(const Scenario& scenario) {
  try {
    compose_world(scenario);
  } catch (const UnsolvableScenario& problem) {
    return problem;
  }
  FAIL("the scenario has a world");
  return UnsolvableScenario("", "", "");
}

double number_after(const std::string& text, const std::string& lead) {
  const std::size_t at = text.find(lead);
  INFO(text);
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + lead.size()));
}

/// A refers nearly all of its bystanders to B, whose asked share is far below that.
Scenario over_referred(bool finite, bool back) {
  Scenario scenario = textbook(1000, {0.2, 0.3});
  scenario.referrals = {{0, 1, 0.9, Group::bystanders}};
  if (back) scenario.referrals.push_back({1, 0, 0.5, Group::bystanders});
  set_false_positive_shares(scenario, {0.5, 0.05});
  if (finite) scenario.bystanders.count = 2000;
  return scenario;
}

}  // namespace

TEST_CASE("shares over the whole list are met through referral and avoidance") {
  for (bool finite : {false, true}) {
    Scenario scenario = moved();
    if (finite) scenario.bystanders.count = 3000;
    const World world = compose_world(scenario);
    for (int j = 0; j < 3; ++j) {
      const double asked = scenario.agencies[std::size_t(j)].rates.false_positive_share;
      INFO("finite " << finite << ", list " << j);
      CHECK(std::abs(records_of(world, j).share() / asked - 1.0) < accuracy);
    }
  }
}

TEST_CASE("shares by stratum are met through referral and avoidance") {
  for (bool finite : {false, true}) {
    Scenario scenario = moved();
    if (finite) scenario.bystanders.count = 3000;
    scenario.bystanders.share_by_stratum = true;
    scenario.agencies[0].in_stratum[1].false_positive_share = 0.4;
    scenario.agencies[2].in_stratum[0].false_positive_share = 0.25;
    const World world = compose_world(scenario);
    for (std::size_t s = 0; s < 2; ++s)
      for (int j = 0; j < 3; ++j) {
        const double asked = scenario.agencies[std::size_t(j)].in_stratum[s].false_positive_share;
        INFO("finite " << finite << ", stratum " << s << ", list " << j);
        CHECK(std::abs(records_of(world, s, j).share() / asked - 1.0) < accuracy);
      }
  }
}

TEST_CASE("a share of 0 means no alarms of its own, though bystanders come by referral") {
  for (bool finite : {false, true}) {
    Scenario scenario = textbook(1000, {0.2, 0.3});
    scenario.referrals = {{0, 1, 0.5, Group::bystanders}};
    set_false_positive_shares(scenario, {0.5, 0.0});
    if (finite) scenario.bystanders.count = 2000;
    const World world = compose_world(scenario);
    CHECK(solve_alarms(scenario, world)[0][1] == 0.0);
    CHECK(records_of(world, 0).bystanders == Approx(200.0).epsilon(1e-10));
    CHECK(records_of(world, 1).bystanders == Approx(100.0).epsilon(1e-10));
  }
}

TEST_CASE("referral alone brings more: the agency is named, and the share it brings") {
  for (bool finite : {false, true})
    for (bool back : {false, true}) {
      Scenario scenario = over_referred(finite, back);
      const UnsolvableScenario problem = refusal(scenario);
      CHECK(problem.path() == "agencies[B].false_positive_share");
      CHECK(std::string(problem.what()).find("referral from other agencies alone brings more") !=
            std::string::npos);
      // 200 records of bystanders on A, 0.9 of them on B, beside 300 of victims. All of A's alarms
      // are its own, since a bystander who comes from A is there already.
      const double brought = number_after(problem.advice(), "brings a share of ");
      CHECK(brought == Approx(180.0 / 480.0).epsilon(1e-3));
      set_rate(scenario.agencies[1], &AgencyRates::false_positive_share, brought);
      const World world = compose_world(scenario);
      CHECK(std::abs(records_of(world, 1).share() / brought - 1.0) < accuracy);
      CHECK(std::abs(records_of(world, 0).share() / 0.5 - 1.0) < accuracy);
    }
}

TEST_CASE("referral alone brings more in one stratum: the agency and the stratum are named") {
  Scenario scenario = over_referred(true, false);
  set_strata(scenario, {{"one", 0.5, 0.5}, {"two", 0.5, 0.5}});
  scenario.bystanders.share_by_stratum = true;
  scenario.agencies[1].in_stratum[0].false_positive_share = 0.5;
  CHECK(refusal(scenario).path() == "agencies[B].by_stratum[two].false_positive_share");
}

// Two agencies that bystanders avoid after the other, surely: a record on either needs exactly one
// detection, M g (1 - g) = M x, which has the roots (1 -+ sqrt(1 - 4 x)) / 2.
TEST_CASE("where two alarm probabilities give the share, the lesser is meant") {
  Scenario scenario = textbook(1000, {0.2, 0.2});
  scenario.avoidance = {{0, 1, 1.0, Group::bystanders}, {1, 0, 1.0, Group::bystanders}};
  scenario.bystanders.count = 1000;
  set_false_positive_shares(scenario, {0.5, 0.5});
  const Alarms alarms = solve_alarms(scenario, compose_world(scenario));
  const double least = 0.5 * (1.0 - std::sqrt(1.0 - 4.0 * 0.2));
  CHECK(alarms[0][0] == Approx(least).epsilon(1e-10));
  CHECK(alarms[0][1] == Approx(least).epsilon(1e-10));
  // Above 1/4 there is no root, however often either flags.
  set_false_positive_shares(scenario, {0.6, 0.6});
  CHECK(refusal(scenario).path().find(".false_positive_share") != std::string::npos);
}

TEST_CASE("records grow with alarms as the finite differences say") {
  const Scenario scenario = [] {
    Scenario s = moved();
    s.bystanders.count = 3000;
    return s;
  }();
  const World world = compose_world(scenario);
  const BystanderRecords records(scenario, world, {0, 1}, false);
  CHECK_FALSE(records.are_proportional());
  const std::vector<double> alarms{0.05, 0.1, 0.02};
  const std::vector<double> here = records.of(alarms);
  const std::vector<double> slopes = records.slopes(alarms, here, {0, 1, 2});
  for (std::size_t l = 0; l < 3; ++l) {
    std::vector<double> above = alarms, below = alarms;
    above[l] *= 1.001;
    below[l] *= 0.999;
    const std::vector<double> up = records.of(above), down = records.of(below);
    for (std::size_t j = 0; j < 3; ++j)
      CHECK(slopes[j * 3 + l] ==
            Approx((up[j] - down[j]) / (0.002 * alarms[l])).epsilon(1e-4).margin(1e-3));
  }
}

TEST_CASE("unlimited bystanders take no part in avoidance, and their records are proportional") {
  Scenario with = textbook(1000, {0.2, 0.3});
  set_false_positive_shares(with, {0.3, 0.2});
  Scenario without = with;
  with.avoidance = {{0, 1, 0.7, Group::bystanders}, {1, 0, 0.7, Group::bystanders}};
  CHECK(compose_world(with).strata[0].bystander_histories ==
        compose_world(without).strata[0].bystander_histories);
  CHECK(BystanderRecords(with, compose_world(with), {0}, false).are_proportional());
}

}  // namespace darknumber::bystander_records_test
