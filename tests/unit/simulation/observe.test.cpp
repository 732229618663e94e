// SPDX-License-Identifier: MIT
#include "engine/simulation/observe.h"

#include <catch2/catch.hpp>

#include "tests/support/scenario_builder.h"

namespace darknumber::observe_test {
namespace {

using namespace testing;

/// Three agencies, two strata, an estimator on all lists.
Scenario two_strata() {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_strata(scenario, {{"one", 0.6, 0.5}, {"two", 0.4, 0.5}});
  scenario.estimation.estimators = {{"independence", LoglinearFixed{}, scenario.estimation.lists}};
  return scenario;
}

Register register_of(const StratumCounts& strata) {
  return {pooled(strata, 3), strata, StratumCounts(2, std::vector<double>(8, 0.0)), 0.0, 1000.0};
}

const StratumCounts counts{{0, 60, 30, 7, 20, 3, 10, 1}, {0, 40, 50, 2, 80, 9, 5, 5}};

std::vector<double> cells_of(const ContingencyTable& table) {
  return {table.counts().begin(), table.counts().end()};
}

void require_cells(const ContingencyTable& table, const std::vector<double>& expected) {
  for (std::size_t h = 1; h < expected.size(); ++h) {
    INFO("history " << h);
    CHECK(table[static_cast<CaptureHistory>(h)] == Approx(expected[h]).epsilon(1e-13));
  }
}

}  // namespace

TEST_CASE("observed: without removal or strata the entities are the register's") {
  const Register drawn = register_of(counts);
  CHECK(cells_of(observe_expected(two_strata(), drawn).entities) == cells_of(drawn.entities));
  CHECK(cells_of(observe_drawn(two_strata(), drawn, {1, 0}).entities) == cells_of(drawn.entities));
  CHECK(observe_drawn(two_strata(), drawn, {1, 0}).strata.empty());
}

TEST_CASE("expected removal: a share of one history, of single lists, and in turn") {
  Scenario scenario = two_strata();
  scenario.estimation.remove = {{0b011, 0.5}};
  require_cells(observe_expected(scenario, register_of(counts)).entities,
                {0, 100, 80, 4.5, 100, 12, 15, 6});
  scenario.estimation.remove = {{{}, 0.25}};
  require_cells(observe_expected(scenario, register_of(counts)).entities,
                {0, 75, 60, 9, 75, 12, 15, 6});
  scenario.estimation.remove = {{0b001, 0.5}, {{}, 0.25}, {0b001, 0.1}};
  require_cells(observe_expected(scenario, register_of(counts)).entities,
                {0, 100 * 0.5 * 0.75 * 0.9, 60, 9, 75, 12, 15, 6});
}

TEST_CASE("removal goes by the history over the lists in use, merged and dropped") {
  Scenario scenario = two_strata();
  scenario.estimation.lists = {{"A", 0b001}, {"BC", 0b110}};
  scenario.estimation.remove = {{0b10, 0.5}};  // on the merged list alone: {B}, {C}, {B,C}
  require_cells(observe_expected(scenario, register_of(counts)).entities,
                {0, 100, 40, 9, 50, 12, 7.5, 6});
  scenario.estimation.lists = {{"A", 0b001}, {"B", 0b010}};  // {C} is not seen, {A,C} is {A}
  scenario.estimation.remove = {{{}, 0.5}};
  require_cells(observe_expected(scenario, register_of(counts)).entities,
                {0, 50, 40, 9, 100, 6, 7.5, 6});
}

TEST_CASE(
    "drawn removal: whole numbers, of the histories concerned alone, all or none at 1 and 0") {
  Scenario scenario = two_strata();
  const Register drawn = register_of(counts);
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    scenario.estimation.remove = {{{}, 0.4}, {0b011, 1.0}, {0b110, 0.0}};
    const ContingencyTable left = observe_drawn(scenario, drawn, {1, replicate}).entities;
    CHECK(left.is_whole());
    CHECK(left[0b011] == 0.0);
    for (CaptureHistory h : {0b110U, 0b101U, 0b111U}) CHECK(left[h] == drawn.entities[h]);
    for (CaptureHistory h : {0b001U, 0b010U, 0b100U}) {
      CHECK(left[h] < drawn.entities[h]);
      CHECK(left[h] > 0.0);
    }
  }
}

TEST_CASE("what is removed does not depend on strata, and strata add up to it") {
  Scenario scenario = two_strata();
  scenario.estimation.remove = {{{}, 0.4}};
  const Register drawn = register_of(counts);
  StratumCounts together{std::vector<double>(8, 0.0)};
  for (std::size_t h = 0; h < 8; ++h) together[0][h] = counts[0][h] + counts[1][h];
  Register one = register_of(counts);
  one.strata = together;
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    const DrawKey key{1, replicate};
    const Observed observed = observe_drawn(scenario, drawn, key);
    CHECK(cells_of(observed.entities) == cells_of(observe_drawn(scenario, one, key).entities));
    const StratumCounts left = remove_drawn_entities(scenario, counts, key);
    CHECK(cells_of(pooled(left, 3)) == cells_of(observed.entities));
    for (std::size_t s = 0; s < 2; ++s)
      for (std::size_t h = 0; h < 8; ++h) CHECK(left[s][h] <= counts[s][h]);
  }
}

TEST_CASE("expected strata: the unknown share dropped, or shared out as the known ones are") {
  Scenario scenario = two_strata();
  scenario.estimation.estimators[0].stratify = true;
  scenario.population.stratum_unknown_share = 0.3;
  const Observed dropped = observe_expected(scenario, register_of(counts));
  REQUIRE(dropped.strata.size() == 2);
  for (std::size_t s = 0; s < 2; ++s)
    for (CaptureHistory h = 1; h < 8; ++h)
      CHECK(dropped.strata[s][h] == Approx(0.7 * counts[s][h]).epsilon(1e-13));
  require_cells(dropped.entities, {0, 100, 80, 9, 100, 12, 15, 6});
  scenario.estimation.unknown = UnknownStratum::prorate;
  const Observed prorated = observe_expected(scenario, register_of(counts));
  for (std::size_t s = 0; s < 2; ++s)
    for (CaptureHistory h = 1; h < 8; ++h)
      CHECK(prorated.strata[s][h] == Approx(counts[s][h]).epsilon(1e-13));
}

TEST_CASE("drawn strata: dropped ones are whole and within, prorated ones add up to all") {
  Scenario scenario = two_strata();
  scenario.estimation.estimators[0].stratify = true;
  scenario.population.stratum_unknown_share = 0.5;
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    const DrawKey key{1, replicate};
    scenario.estimation.unknown = UnknownStratum::drop;
    const Observed dropped = observe_drawn(scenario, register_of(counts), key);
    scenario.estimation.unknown = UnknownStratum::prorate;
    const Observed prorated = observe_drawn(scenario, register_of(counts), key);
    for (CaptureHistory h = 1; h < 8; ++h) {
      const double known = dropped.strata[0][h] + dropped.strata[1][h];
      const double all = counts[0][h] + counts[1][h];
      CHECK(dropped.strata[0].is_whole());
      CHECK(known <= all);
      CHECK(prorated.strata[0][h] + prorated.strata[1][h] == Approx(all).epsilon(1e-13));
      if (known > 0.0)
        CHECK(prorated.strata[0][h] == Approx(all * dropped.strata[0][h] / known).epsilon(1e-13));
    }
  }
}

TEST_CASE("no stratum known in a history: its entities are shared out as all known ones are") {
  StratumCounts known{{0, 30, 0, 0, 0, 0, 0, 0}, {0, 10, 0, 0, 0, 0, 0, 0}};
  Scenario scenario = two_strata();
  scenario.estimation.estimators[0].stratify = true;
  scenario.estimation.unknown = UnknownStratum::prorate;
  scenario.population.stratum_unknown_share = 1.0;
  // All are unknown: there is nothing to share out by, and no stratum gets any.
  const Observed nobody = observe_drawn(scenario, register_of(known), {1, 0});
  CHECK(nobody.strata[0].observed() + nobody.strata[1].observed() == 0.0);
  CHECK(nobody.entities.observed() == 40.0);
  // One entity of history {B}: where it is unknown and others are known, it follows those.
  known[0][2] = 1.0;
  scenario.population.stratum_unknown_share = 0.5;
  int unknown_ones = 0;
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    scenario.estimation.unknown = UnknownStratum::drop;
    const Observed dropped = observe_drawn(scenario, register_of(known), {1, replicate});
    scenario.estimation.unknown = UnknownStratum::prorate;
    const Observed prorated = observe_drawn(scenario, register_of(known), {1, replicate});
    if (dropped.strata[0][2] > 0.0) continue;
    ++unknown_ones;
    const double of_all = dropped.strata[0][1] + dropped.strata[1][1];
    CHECK(prorated.strata[0][2] == Approx(dropped.strata[0][1] / of_all).epsilon(1e-13));
  }
  CHECK(unknown_ones > 0);
}

}  // namespace darknumber::observe_test
