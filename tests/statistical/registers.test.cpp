// SPDX-License-Identifier: MIT
// Whole registers: both simulators against the exact expected register, and against each other.
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>

#include "engine/simulation/person_simulator.h"
#include "engine/simulation/table_simulator.h"
#include "engine/study/selftest/register_sample.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/world.h"
#include "tests/statistical/zoo.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/statistics.h"

namespace darknumber::registers_test {
namespace {

using namespace testing;

constexpr std::uint64_t seed = 1;
constexpr std::uint64_t other_seed = 2;  // so that the two simulators are independent
constexpr std::uint32_t replicates = 1000;

void require_equal(const std::string& what, const CheckResult& result) {
  INFO(what << ": " << result);
  CHECK_FALSE(result.rejects());
}

void check_simulators(const std::string& name, const Scenario& scenario) {
  INFO(name);
  const World world = compose_world(scenario);
  const std::vector<double> expected = row_of(expected_register(world));
  const Sample by_table = draw_by_table(world, seed, replicates);
  const Sample by_person = draw_by_person(world, other_seed, replicates);
  const CheckResult means = check_means(by_person, expected);
  const CheckResult variances = compare_variances(by_table, by_person);
  // With false links the expected register is a limit, not a mean.
  if (!world.has_false_links()) {
    require_equal("table simulator, means", check_means(by_table, expected));
    require_equal("table simulator, jointly", check_means_jointly(by_table, expected));
    require_equal("person simulator, means", means);
    require_equal("person simulator, jointly", check_means_jointly(by_person, expected));
  }
  require_equal("simulators, means", compare_means(by_table, by_person));
  require_equal("simulators, variances", variances);
  std::cout << name << ": sees a mean off by " << 100.0 * means.smallest_defect << " % ("
            << means.most_sensitive << "), a variance off by " << 100.0 * variances.smallest_defect
            << " %\n";
}

/// The world in which defects are planted: something of everything.
Scenario rich() {
  return zoo().at("everything, unlimited bystanders");
}

void require_rejection(const std::string& what, const CheckResult& result) {
  std::cout << "planted defect, " << what << ": " << result << "\n";
  INFO(what << ": " << result);
  CHECK(result.rejects());
}

/// Moves a part of the probability of being on no list to `history`.
void move_probability(Law& law, CaptureHistory history, double moved) {
  law[0] -= moved;
  law[history] += moved;
}

Detection& detection_of(PersonProcess& process) {
  return std::get<Detection>(process.source);
}

}  // namespace

TEST_CASE("both simulators draw the expected register, scenario by scenario", "[statistical]") {
  for (const auto& [name, scenario] : zoo()) check_simulators(name, scenario);
}

TEST_CASE("planted defect: the table simulator draws from a law off by 0.4 % of persons",
          "[statistical][planted]") {
  const World world = compose_world(rich());
  World altered = world;
  for (StratumWorld& stratum : altered.strata)
    move_probability(stratum.victim_histories[0], 0b010, 0.004);
  const std::vector<double> expected = row_of(expected_register(world));
  const Sample drawn = draw_by_table(altered, seed, replicates);
  require_rejection("table simulator, 0.4 % of persons", check_means(drawn, expected));
  require_rejection("table simulator, 0.4 % of persons, jointly",
                    check_means_jointly(drawn, expected));
}

TEST_CASE("planted defect: the table simulator misses links a fifth too often",
          "[statistical][planted]") {
  const World world = compose_world(rich());
  World altered = world;
  for (StratumWorld& stratum : altered.strata) stratum.victims.linkage.missed[0] *= 1.2;
  require_rejection("table simulator, missed links of one list 20 %",
                    check_means_jointly(draw_by_table(altered, seed, replicates),
                                        row_of(expected_register(world))));
}

TEST_CASE("planted defect: the person simulator detects with log-odds off by 0.06",
          "[statistical][planted]") {
  const World world = compose_world(rich());
  World altered = world;
  for (StratumWorld& stratum : altered.strata) detection_of(stratum.victims).intercepts[1] += 0.06;
  require_rejection(
      "person simulator, log-odds 0.06",
      check_means(draw_by_person(altered, seed, replicates), row_of(expected_register(world))));
}

TEST_CASE("planted defect: false positives drawn 4 % too often", "[statistical][planted]") {
  for (const char* name : {"everything, unlimited bystanders", "everything, finite bystanders"}) {
    const World world = compose_world(zoo().at(name));
    World altered = world;
    for (StratumWorld& stratum : altered.strata) {
      for (double& alarm : stratum.alarms) alarm *= 1.04;
      for (double& intercept : detection_of(stratum.bystanders).intercepts)
        intercept += std::log(1.04);
      double moved = 0.0;
      for (CaptureHistory h = 1; h < stratum.bystander_histories.size(); ++h) {
        moved += 0.04 * stratum.bystander_histories[h];
        stratum.bystander_histories[h] *= 1.04;
      }
      stratum.bystander_histories[0] -= moved;
    }
    const std::vector<double> expected = row_of(expected_register(world));
    require_rejection("false positives 4 %, table simulator",
                      check_means(draw_by_table(altered, seed, replicates), expected));
    require_rejection("false positives 4 %, person simulator",
                      check_means(draw_by_person(altered, seed, replicates), expected));
  }
}

TEST_CASE("planted defect: persons drawn in pairs, right on average", "[statistical][planted]") {
  const World world = compose_world(zoo().at("linkage"));
  World half = world;
  half.victims /= 2;
  const TableSimulator simulator(half);
  const auto in_pairs = [&](const DrawKey& key) {
    Register drawn = simulator.draw(key);
    ContingencyTable doubled(world.agencies);
    for (CaptureHistory h = 1; h < history_count(world.agencies); ++h)
      doubled.add(h, 2.0 * drawn.entities[h]);
    drawn.entities = doubled;
    for (std::vector<double>& stratum : drawn.victims)
      for (double& persons : stratum) persons *= 2.0;
    drawn.ever_present *= 2.0;
    return drawn;
  };
  const Sample drawn = draw_registers(in_pairs, world.agencies, other_seed, replicates);
  require_rejection("persons in pairs",
                    compare_variances(draw_by_table(world, seed, replicates), drawn));
}

TEST_CASE("planted defect: unlimited bystanders in fixed instead of Poisson numbers",
          "[statistical][planted]") {
  Scenario scenario = textbook(300, {0.2, 0.3});
  set_false_positive_shares(scenario, {0.9, 0.9});
  const World world = compose_world(scenario);
  World fixed = world;
  fixed.bystander_kind = BystanderKind::none;
  const TableSimulator simulator(fixed);
  const auto draw_fixed = [&](const DrawKey& key) {
    Register drawn = simulator.draw(key);
    for (int j = 0; j < 2; ++j) {
      const double flagged = std::round(world.strata[0].bystander_histories[only(j)]);
      drawn.entities.add(only(j), flagged);
      drawn.false_positive_entities += flagged;
    }
    return drawn;
  };
  const Sample drawn = draw_registers(draw_fixed, 2, other_seed, replicates);
  require_rejection("fixed numbers of false positives",
                    compare_variances(draw_by_table(world, seed, replicates), drawn));
}

}  // namespace darknumber::registers_test
