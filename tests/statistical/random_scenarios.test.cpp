// SPDX-License-Identifier: MIT
// Random scenarios over the whole scenario format: the two simulators agree with the law before
// false links, and with each other after them; what estimators are shown agrees with what they are
// expected to be shown. A few of them with every run of the tests, all with the label `long`.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>

#include "engine/simulation/observe.h"
#include "engine/simulation/table_simulator.h"
#include "engine/study/selftest/register_sample.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/random_scenario.h"
#include "tests/support/statistics.h"

namespace darknumber::random_scenarios_test {
namespace {

using namespace testing;

constexpr std::uint64_t seed = 1;
constexpr std::uint64_t other_seed = 2;  // so that the two simulators are independent
constexpr std::uint32_t replicates = 300;
constexpr int most_checks = 9;  // of one scenario

/// The checks of many scenarios, which together may reject a right program one time in a million.
struct Family {
  int scenarios = 0;
  int checks = 0;
  double least_p = 1.0;
  std::string where = {};

  void require(std::uint32_t number, const std::string& what, const CheckResult& result) {
    ++checks;
    if (result.p_value < least_p) {
      least_p = result.p_value;
      where = what + " of scenario " + std::to_string(number);
    }
    INFO("scenario " << number << ", " << what << ": " << result);
    CHECK(result.p_value >= family_error / (scenarios * most_checks));
  }
};

/// What estimators are shown: all entities, then those of each stratum. Prorated strata are left
/// out: in a history without any known one they are shared out by a guess.
std::vector<double> shown_row(const Scenario& scenario, const Observed& observed) {
  std::vector<double> row(observed.entities.counts().begin() + 1, observed.entities.counts().end());
  if (scenario.estimation.unknown == UnknownStratum::prorate) return row;
  for (const ContingencyTable& stratum : observed.strata)
    row.insert(row.end(), stratum.counts().begin() + 1, stratum.counts().end());
  return row;
}

CheckResult check_observed(const Scenario& scenario, const World& world) {
  const std::vector<double> expected =
      shown_row(scenario, observe_expected(scenario, expected_before_false_links(world)));
  const TableSimulator simulator(world);
  Sample sample;
  for (std::size_t column = 0; column < expected.size(); ++column)
    sample.columns.push_back("observed " + std::to_string(column));
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const DrawKey key{seed, replicate};
    sample.rows.push_back(shown_row(scenario, observe_drawn(scenario, simulator.draw(key), key)));
  }
  return check_means(sample, expected);
}

void check_scenario(std::uint32_t number, Family& family) {
  const Scenario scenario = random_scenario(seed, number);
  const World world = compose_world(scenario);
  World before = world;
  before.false_links.assign(before.false_links.size(), 0.0);
  const std::vector<double> expected = row_of(expected_register(before));
  const Sample by_table = draw_by_table(before, seed, replicates);
  const Sample by_person = draw_by_person(before, other_seed, replicates);
  family.require(number, "table simulator, means", check_means(by_table, expected));
  family.require(number, "table simulator, jointly", check_means_jointly(by_table, expected));
  family.require(number, "person simulator, means", check_means(by_person, expected));
  family.require(number, "person simulator, jointly", check_means_jointly(by_person, expected));
  family.require(number, "simulators, means", compare_means(by_table, by_person));
  family.require(number, "simulators, variances", compare_variances(by_table, by_person));
  if (!scenario.estimation.remove.empty() || is_stratified(scenario.estimation))
    family.require(number, "observed", check_observed(scenario, before));
  if (!world.has_false_links()) return;
  const Sample table_after = draw_by_table(world, seed, replicates);
  const Sample person_after = draw_by_person(world, other_seed, replicates);
  family.require(number, "after false links, means", compare_means(table_after, person_after));
  family.require(number, "after false links, variances",
                 compare_variances(table_after, person_after));
}

void check_scenarios(int scenarios) {
  Family family{scenarios};
  for (int number = 0; number < scenarios; ++number)
    check_scenario(static_cast<std::uint32_t>(number), family);
  std::cout << scenarios << " random scenarios, " << family.checks << " checks: least p "
            << family.least_p << " (" << family.where << ")\n";
}

}  // namespace

TEST_CASE("25 random scenarios: both simulators draw what the law says", "[statistical]") {
  check_scenarios(25);
}

// What the checks of one scenario see, at the level that they have among 500: one victim in a
// hundred moved onto the first list, but for scenarios with very few victims or a chance number of
// them. Everyone lives alone: those in groups have laws of their own, which are not moved here.
TEST_CASE("planted defect: 1 % of victims on the first list instead of none, in random scenarios",
          "[statistical][planted]") {
  int seen = 0;
  for (std::uint32_t number = 0; number < 25; ++number) {
    World world = compose_world(random_scenario(seed, number));
    world.false_links.assign(world.false_links.size(), 0.0);
    world.groups.clear();
    World altered = world;
    for (StratumWorld& stratum : altered.strata)
      for (Law& law : stratum.victim_histories) {
        const double moved = std::min(0.01, law[0]);
        law[0] -= moved;
        law[1] += moved;
      }
    const CheckResult result =
        check_means(draw_by_table(altered, seed, replicates), row_of(expected_register(world)));
    seen += result.p_value < family_error / (500 * most_checks) ? 1 : 0;
  }
  std::cout << "planted defect, 1 % of victims: seen in " << seen << " of 25 random scenarios\n";
  CHECK(seen > 20);
}

TEST_CASE("500 random scenarios: both simulators draw what the law says", "[.long]") {
  check_scenarios(500);
}

}  // namespace darknumber::random_scenarios_test
