// SPDX-License-Identifier: MIT
#include "engine/world/visits.h"

#include <catch2/catch.hpp>

#include "engine/scenario/groups.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/solving/unsolvable.h"
#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::visits_test {
namespace {

using namespace testing;

/// A and C visit; B finds people one by one, and depends on D.
Scenario grouped() {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.1, 0.15});
  scenario.dependence = {{1, 3, 3.0, Group::everyone}};
  scenario.agencies[0].found_in_visit = 0.5;
  scenario.agencies[2].found_in_visit = 1.0;
  scenario.population.groups = {{5, 0.4}, {2, 0.3}};
  return scenario;
}

double probability_of_all(const Law& law, CaptureHistory lists) {
  double sum = 0.0;
  for (CaptureHistory h = 0; h < law.size(); ++h)
    if (is_subset(lists, h)) sum += law[h];
  return sum;
}

}  // namespace

TEST_CASE("over the visits a member of a group has the law of somebody alone") {
  const World world = compose_world(grouped());
  const StratumWorld& stratum = world.strata[0];
  for (const std::vector<double>& exposure :
       {std::vector<double>{1.0, 1.0, 1.0, 1.0}, std::vector<double>{0.5, 0.2, 0.0, 1.0}}) {
    const Law alone = expose(exposure, stratum.victim_detections[0]);
    const Law visits = visit_law(stratum.visits, exposure);
    Law mixed(alone.size(), 0.0);
    for (CaptureHistory visited = 0; visited < visits.size(); ++visited) {
      if (visits[visited] == 0.0) continue;
      CHECK(is_subset(visited, 0b0101));
      const Law member = member_law(stratum.visits, visited, alone);
      for (std::size_t h = 0; h < alone.size(); ++h) mixed[h] += visits[visited] * member[h];
    }
    for (std::size_t h = 0; h < alone.size(); ++h)
      CHECK(mixed[h] == Approx(alone[h]).margin(1e-15));
  }
}

TEST_CASE("groups leave the expected table as it is") {
  Scenario alone = grouped();
  alone.population.groups.clear();
  const ContingencyTable with_groups = expected_table(grouped());
  const ContingencyTable without_groups = expected_table(alone);
  for (CaptureHistory h = 1; h < 16; ++h) CHECK(with_groups[h] == without_groups[h]);
}

// Two members of a group are both detected by j where it comes and finds both: (p/q) q^2 = p q. So
// the covariance of two members is p(q - p), and the variance of the list, of N/m groups of m,
//   N p(1-p) + N (m-1) p(q-p) = N p(1-p) (1 + (m-1)(q-p)/(1-p)).
TEST_CASE("the covariance of two members of a group is p (q - p)") {
  const World world = compose_world(grouped());
  const StratumWorld& stratum = world.strata[0];
  const Law visits = visit_law(stratum.visits, {1.0, 1.0, 1.0, 1.0});
  for (const auto& [list, p, q] : {std::tuple{0, 0.2, 0.5}, std::tuple{2, 0.1, 1.0}}) {
    double both = 0.0;
    for (CaptureHistory visited = 0; visited < visits.size(); ++visited) {
      const Law member = member_law(stratum.visits, visited, stratum.victim_detections[0]);
      const double found = probability_of_all(member, only(list));
      both += visits[visited] * found * found;
    }
    CHECK(both - p * p == Approx(p * (q - p)).epsilon(1e-12));
  }
}

TEST_CASE("there are floor(N share / size) groups of a size") {
  using Counts = std::vector<std::int64_t>;
  CHECK(count_groups({{5, 0.4}}, 1000) == Counts{80});
  CHECK(count_groups({{7, 0.4}}, 1000) == Counts{57});
  CHECK(count_groups({{2, 1.0}}, 7) == Counts{3});
  CHECK(count_groups({{5, 0.4}}, 10) == Counts{0});
  CHECK(count_groups({{2, 0.58}}, 100) == Counts{29});  // 100 * 0.58 is a double below 58
  CHECK(count_groups({{2, 0.5}, {3, 0.3}}, 100) == Counts{25, 10});
}

// Shares sum to 1 up to 1e-9, which is two of two thousand million victims.
TEST_CASE("groups hold no more victims than there are") {
  const std::int64_t victims = 2'000'000'000;
  const std::vector<GroupsOfSize> groups{{2, 0.5}, {7, 0.5000000009}};
  const std::vector<std::int64_t> counts = count_groups(groups, victims);
  CHECK(counts[0] == 500'000'000);
  CHECK(counts[1] == 142'857'142);
  CHECK(2 * counts[0] + 7 * counts[1] <= victims);
}

TEST_CASE("visits and members take the same random numbers whatever happens") {
  const Visits visits{0b011, {0.4, 1.0, 0.0}, {0.5, 1.0, 1.0}};
  RandomStream first(1, 0, Purpose::person_group);
  RandomStream second(1, 0, Purpose::person_group);
  const CaptureHistory none = draw_visits(visits, {0.0, 0.0, 0.0}, first);
  const CaptureHistory some = draw_visits(visits, {1.0, 1.0, 1.0}, second);
  CHECK(none == 0);
  CHECK(contains(some, 1));
  CHECK(first() == second());
  CHECK(draw_member(visits, 0, 0b111, first) == 0b100);
  CHECK(contains(draw_member(visits, 0b010, 0, first), 1));
}

TEST_CASE("where solving needs more than visits can bring there is no world") {
  Scenario scenario = grouped();
  scenario.agencies[0].found_in_visit = 0.19;
  CHECK_THROWS_AS(compose_world(scenario), UnsolvableScenario);
}

// With anonymity by person a law of members holds 3^k numbers, and not 2^k.
TEST_CASE("groups that take too many numbers are refused") {
  Scenario scenario = textbook(1000, std::vector<double>(9, 0.1));
  scenario.population.groups = {{5, 0.4}};
  for (AgencySpec& agency : scenario.agencies) agency.found_in_visit = 0.5;
  CHECK_NOTHROW(compose_world(scenario));
  add_trait(scenario, {"trust", ClassesTrait{{-1.0, 1.0}, {0.5, 0.5}}},
            std::vector<double>(9, 0.0));
  scenario.agencies[0].anonymous_loadings = {1.0};
  set_rate(scenario.agencies[0], &AgencyRates::anonymous_share, 0.5);
  CHECK_THROWS_AS(compose_world(scenario), UnsolvableScenario);
}

TEST_CASE("a world without agencies that visit, or without groups, knows of none") {
  Scenario scenario = grouped();
  for (AgencySpec& agency : scenario.agencies) agency.found_in_visit.reset();
  CHECK(compose_world(scenario).groups.empty());
  Scenario alone = grouped();
  alone.population.groups.clear();
  CHECK(compose_world(alone).groups.empty());
  CHECK(compose_world(alone).strata[0].victim_detections.empty());
}

}  // namespace darknumber::visits_test
