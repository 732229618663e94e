// SPDX-License-Identifier: MIT
#include "engine/world/false_links.h"

#include <catch2/catch.hpp>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::false_links_test {
namespace {

using namespace testing;

void require_cells(const std::vector<double>& cells, const std::vector<double>& expected) {
  REQUIRE(cells.size() == expected.size());
  for (std::size_t h = 1; h < cells.size(); ++h) {
    INFO("history " << h);
    CHECK(cells[h] == Approx(expected[h]).epsilon(1e-13).margin(1e-13));
  }
}

}  // namespace

// Cells by history: none, A, B, AB.
TEST_CASE("expected false links of two lists, in the order of the lists") {
  StratumCounts entities{{0, 100, 50, 10}};
  // A: 10 of {A} into 10 of {B}. Then B: a fifth of the 40 left, into 8 of the 90 {A}.
  expect_false_links({0.1, 0.2}, entities);
  require_cells(entities[0], {0, 82, 32, 28});
}

TEST_CASE("expected false links stop at the number of entities without the list") {
  StratumCounts entities{{0, 1000, 5, 10}};
  expect_false_links({0.9, 0.0}, entities);
  require_cells(entities[0], {0, 995, 0, 15});
}

TEST_CASE("expected false links: targets in proportion to their number, whatever their history") {
  // {A} 100, {B} 30, {C} 50, {B,C} 20; 20 of {A} go to 6 {B}, 10 {C}, 4 {B,C}.
  StratumCounts entities{{0, 100, 30, 7, 50, 3, 20, 1}};
  expect_false_links({0.2, 0.0, 0.0}, entities);
  require_cells(entities[0], {0, 80, 24, 13, 40, 13, 16, 5});
}

TEST_CASE("an entity with a false link has its target's stratum") {
  StratumCounts entities{{0, 100, 0, 0}, {0, 0, 40, 5}};
  expect_false_links({0.25, 0.0}, entities);
  require_cells(entities[0], {0, 75, 0, 0});
  require_cells(entities[1], {0, 0, 15, 30});
}

TEST_CASE("expected false links with nobody to choose, or nobody to merge with, change nothing") {
  StratumCounts nobody{{0, 0, 40, 5}};
  expect_false_links({0.5, 0.0}, nobody);
  require_cells(nobody[0], {0, 0, 40, 5});
  StratumCounts alone{{0, 40, 0, 5}};
  expect_false_links({0.5, 0.0}, alone);
  require_cells(alone[0], {0, 40, 0, 5});
}

TEST_CASE("false links leave every list its records, and bystanders' entities take part") {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1});
  set_false_positive_shares(scenario, {0.3, 0.1, 0.5});
  for (AgencySpec& agency : scenario.agencies) agency.false_link_probability = 0.1;
  const World world = compose_world(scenario);
  const Register before = expected_before_false_links(world);
  const Register after = expected_register(world);
  for (int j = 0; j < 3; ++j)
    CHECK(after.entities.on_all(only(j)) == Approx(before.entities.on_all(only(j))).epsilon(1e-13));
  CHECK(after.false_positive_entities == before.false_positive_entities);
  // The first list alone: beta times all of its single entities vanish.
  for (std::size_t j = 1; j < 3; ++j) scenario.agencies[j].false_link_probability = 0.0;
  const Register first = expected_register(compose_world(scenario));
  CHECK(first.entities[1] == Approx(0.9 * before.entities[1]).epsilon(1e-13));
  CHECK(first.entities.observed() ==
        Approx(before.entities.observed() - 0.1 * before.entities[1]).epsilon(1e-13));
}

}  // namespace darknumber::false_links_test
