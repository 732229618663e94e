// SPDX-License-Identifier: MIT
#include "engine/simulation/table_simulator.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <type_traits>

#include "engine/simulation/draw_linkage.h"
#include "engine/simulation/person_simulator.h"
#include "engine/simulation/replicate.h"
#include "engine/study/selftest/register_sample.h"
#include "engine/world/compose_world.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::table_simulator_test {
namespace {

using namespace testing;

Scenario stratified() {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_strata(scenario, {{"one", 0.6, 0.3}, {"two", 0.4, 0.7}});
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.1);
  set_rate(scenario, &AgencyRates::duplicate_probability, 0.1);
  return scenario;
}

Register draw(const Scenario& scenario, const DrawKey& key) {
  const World world = compose_world(scenario);
  return TableSimulator(world).draw(key);
}

double sum(std::span<const double> values) {
  double total = 0.0;
  for (double value : values) total += value;
  return total;
}

}  // namespace

TEST_CASE("the table simulator: a register is a function of seed and replicate") {
  const Scenario scenario = stratified();
  for (std::uint64_t seed : {0ULL, 1ULL, 2ULL}) {
    CHECK(row_of(draw(scenario, {seed, 5})) == row_of(draw(scenario, {seed, 5})));
    CHECK(row_of(draw(scenario, {seed, 5})) != row_of(draw(scenario, {seed, 6})));
    CHECK(row_of(draw(scenario, {seed, 5})) != row_of(draw(scenario, {seed + 1, 5})));
  }
}

TEST_CASE("the table simulator: replicates do not depend on those drawn before") {
  const World world = compose_world(stratified());
  const TableSimulator simulator(world);
  const std::vector<double> alone = row_of(simulator.draw({1, 9}));
  for (std::uint32_t replicate = 0; replicate < 9; ++replicate) simulator.draw({1, replicate});
  CHECK(row_of(simulator.draw({1, 9})) == alone);
}

TEST_CASE("the table simulator: victims' numbers stay when bystanders or linkage errors come") {
  Scenario with = stratified();
  set_false_positive_shares(with, {0.2, 0.3, 0.1});
  Scenario finite = stratified();
  set_false_alarms(finite, 700, {0.1, 0.2, 0.3});
  Scenario perfect = stratified();
  set_rate(perfect, &AgencyRates::missed_link_probability, 0.0);
  set_rate(perfect, &AgencyRates::duplicate_probability, 0.0);
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    const DrawKey key{1, replicate};
    const Register without = draw(stratified(), key);
    CHECK(draw(with, key).victims == without.victims);
    CHECK(draw(finite, key).victims == without.victims);
    CHECK(draw(perfect, key).victims == without.victims);
    const Register more = draw(with, key);
    CHECK(sum(more.entities.counts()) - more.false_positive_entities ==
          sum(without.entities.counts()));
  }
}

TEST_CASE("the table simulator: two thousand million victims and as many bystanders") {
  Scenario scenario = textbook(2'000'000'000, {0.2, 0.3, 0.1});
  set_false_alarms(scenario, 2'000'000'000, {0.01, 0.02, 0.03});
  const Register drawn = draw(scenario, {1, 0});
  CHECK(sum(drawn.victims[0]) == 2e9);
  CHECK(drawn.entities.is_whole());
  // Five standard errors of a binomial of 2e9 at 0.2 and one at 0.01.
  CHECK(std::abs(drawn.entities.on_all(1) - 2e9 * 0.21) < 5.0 * std::sqrt(2e9 * (0.16 + 0.0099)));
}

TEST_CASE("linkage of a table loses and invents no record but duplicates") {
  const Linkage linkage{{0.3, 0.0, 1.0}, {0.2, 0.0, 0.0}, {0.0, 0.0, 1.0}};
  for (std::uint32_t replicate = 0; replicate < 100; ++replicate) {
    std::vector<std::int64_t> reported{7, 10, 20, 30, 40, 50, 60, 70};
    std::vector<double> entities(8, 0.0);
    draw_linkage(linkage, reported, {1, replicate}, Purpose::victim_linkage, 0, entities);
    const ContingencyTable table(3, entities);
    CHECK(table.on_all(1) == 10 + 30 + 50 + 70);
    CHECK(table.on_all(2) == 20 + 30 + 60 + 70);
    CHECK(table.on_all(4) == 2 * (40 + 50 + 60 + 70));
    CHECK(table[4] == 2 * (40 + 50 + 60 + 70));  // all detached, all duplicated
    std::int64_t persons = 0;
    for (std::int64_t count : reported) persons += count;
    CHECK(persons == 287);
  }
}

TEST_CASE("a stratum without a share stays empty, the last one too") {
  // The shares' sum is 1 only to rounding: whoever is left over belongs to the last with a share.
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_strata(scenario,
             {{"one", 0.7, 0.0}, {"two", 0.2, 1.0}, {"three", 0.1, 0.0}, {"none", 0.0, 0.0}});
  set_false_alarms(scenario, 500, {0.1, 0.2, 0.3});
  for (std::uint32_t replicate = 0; replicate < 100; ++replicate) {
    const Register drawn = draw(scenario, {1, replicate});
    CHECK(sum(drawn.strata[3]) == 0.0);
    CHECK(sum(drawn.victims[3]) == 0.0);
    CHECK(sum(drawn.victims[0]) + sum(drawn.victims[1]) + sum(drawn.victims[2]) == 1000.0);
    const Register person_by_person = draw_persons(compose_world(scenario), {1, replicate});
    CHECK(sum(person_by_person.victims[3]) == 0.0);
  }
}

TEST_CASE("simulators refer to their world: none is made of a temporary") {
  CHECK(std::is_constructible_v<TableSimulator, const World&>);
  CHECK_FALSE(std::is_constructible_v<TableSimulator, World>);
  CHECK(std::is_constructible_v<Replicator, const Scenario&, const World&>);
  CHECK_FALSE(std::is_constructible_v<Replicator, const Scenario&, World>);
  CHECK_FALSE(std::is_constructible_v<Replicator, Scenario, const World&>);
}

TEST_CASE("probabilities of 0 and 1 hold for every draw") {
  Scenario scenario = textbook(500, {0.0, 1.0, 0.5});
  set_rate(scenario.agencies[2], &AgencyRates::reporting_probability, 0.0);
  set_rate(scenario.agencies[1], &AgencyRates::duplicate_probability, 1.0);
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    const Register drawn = draw(scenario, {1, replicate});
    CHECK(drawn.entities[0b010] == 1000.0);
    CHECK(drawn.entities.observed() == 1000.0);
    CHECK(drawn.victims[0][0b010] == 500.0);
  }
}

// All bystanders are flagged by both agencies, and whose records are anonymous, with a probability
// of their own, is all that chance decides: of two strata that are alike it decides apart.
TEST_CASE("whose records are anonymous is drawn apart in each stratum") {
  Scenario scenario = textbook(2, {0.5, 0.5});
  add_trait(scenario, {"trust", ClassesTrait{{-1.0, 1.0}, {0.5, 0.5}}}, {0.0, 0.0});
  set_strata(scenario, {{"one", 0.5, 0.5}, {"two", 0.5, 0.5}});
  set_false_alarms(scenario, 2000, {1.0, 1.0});
  set_rate(scenario, &AgencyRates::anonymous_share, 0.3);
  for (AgencySpec& agency : scenario.agencies) agency.anonymous_loadings = {1.0};
  const World world = compose_world(scenario);
  const TableSimulator simulator(world);
  constexpr int replicates = 200;
  std::vector<double> shares[2];
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const Register drawn = simulator.draw({1, r});
    for (std::size_t s = 0; s < 2; ++s)
      shares[s].push_back(drawn.strata[s][0b01] / (drawn.strata[s][0b01] + drawn.strata[s][0b11]));
  }
  double products = 0.0;
  double squares[2] = {0.0, 0.0};
  double mean[2] = {0.0, 0.0};
  for (std::size_t s = 0; s < 2; ++s)
    for (double share : shares[s]) mean[s] += share / replicates;
  for (std::size_t r = 0; r < replicates; ++r) {
    products += (shares[0][r] - mean[0]) * (shares[1][r] - mean[1]);
    for (std::size_t s = 0; s < 2; ++s) squares[s] += std::pow(shares[s][r] - mean[s], 2);
  }
  // The correlation of independent shares has a standard error of 0.07.
  CHECK(std::abs(products / std::sqrt(squares[0] * squares[1])) < 0.35);
}

}  // namespace darknumber::table_simulator_test
