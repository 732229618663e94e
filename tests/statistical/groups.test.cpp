// SPDX-License-Identifier: MIT
// Groups: the variance of a list has a closed form, which both simulators must have.
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>

#include "engine/simulation/replicate.h"
#include "engine/study/selftest/register_sample.h"
#include "engine/world/compose_world.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/statistics.h"

namespace darknumber::groups_test {
namespace {

using namespace testing;

constexpr std::uint64_t seed = 1;
constexpr std::uint32_t replicates = 4000;
constexpr double victims = 1200.0;
constexpr double p = 0.2;
constexpr double q = 0.7;

Scenario in_groups(std::int64_t size) {
  Scenario scenario = textbook(1200, {p, 0.3});
  scenario.agencies[0].found_in_visit = q;
  scenario.population.groups = {{size, 1.0}};
  return scenario;
}

/// The size of list A in each replicate: columns 01 and 11 of a row.
std::vector<double> list_sizes(const Sample& sample) {
  std::vector<double> sizes;
  for (const std::vector<double>& row : sample.rows) sizes.push_back(row[0] + row[2]);
  return sizes;
}

/// (variance - expected) / its standard error, by the fourth moment.
double z_of_variance(const std::vector<double>& values, double expected) {
  const auto n = static_cast<double>(values.size());
  double mean = 0.0;
  for (double value : values) mean += value / n;
  double second = 0.0;
  double fourth = 0.0;
  for (double value : values) {
    second += std::pow(value - mean, 2) / n;
    fourth += std::pow(value - mean, 4) / n;
  }
  return (second - expected) / std::sqrt((fourth - second * second) / n);
}

/// One in a million, two-sided, over the few checks here.
constexpr double most_z = 5.3;

double variance_of_list(std::int64_t size) {
  return victims * p * (1.0 - p) * (1.0 + (static_cast<double>(size) - 1.0) * (q - p) / (1.0 - p));
}

}  // namespace

TEST_CASE("a list of groups of m has variance N p (1-p) (1 + (m-1)(q-p)/(1-p))", "[statistical]") {
  for (std::int64_t size : {2, 6, 40}) {
    const World world = compose_world(in_groups(size));
    const double expected = variance_of_list(size);
    const double by_table =
        z_of_variance(list_sizes(draw_by_table(world, seed, replicates)), expected);
    INFO("groups of " << size);
    CHECK(std::abs(by_table) < most_z);
    if (size != 6) continue;
    const double by_person =
        z_of_variance(list_sizes(draw_by_person(world, seed + 1, replicates / 4)), expected);
    CHECK(std::abs(by_person) < most_z);
  }
}

// The intervals know of the variance of people found one by one, N p (1-p), alone: with houses of
// 40 the list of the police has that times 1 + 39 (q-p)/(1-p).
TEST_CASE("the larger the groups the fewer intervals hold the truth", "[statistical]") {
  Scenario scenario = textbook(1200, {p, 0.15, 0.3});
  scenario.agencies[0].found_in_visit = q;
  scenario.agencies[1].found_in_visit = q;
  scenario.estimation.estimators = {{"independence", LoglinearFixed{}, scenario.estimation.lists}};
  std::vector<double> covered;
  for (std::int64_t size : {2, 40}) {
    scenario.population.groups = {{size, 1.0}};
    const World world = compose_world(scenario);
    const Replicator replicator(scenario, world);
    double hold = 0.0;
    for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
      const ReplicateRow row = replicator.replicate(replicate).rows.front();
      hold += row.lower <= row.truth && row.truth <= row.upper;
    }
    covered.push_back(hold / 400.0);
  }
  std::cout << "intervals that hold the truth: " << covered[0] << " with groups of 2, "
            << covered[1] << " with groups of 40\n";
  // Standard errors of a share of 400 are 0.025 at most.
  CHECK(covered[0] > 0.85);
  CHECK(covered[1] < covered[0] - 0.15);
}

TEST_CASE("planted defect: members of a group found one by one", "[statistical][planted]") {
  World world = compose_world(in_groups(6));
  world.groups.clear();
  const double z =
      z_of_variance(list_sizes(draw_by_table(world, seed, replicates)), variance_of_list(6));
  std::cout << "planted defect, members one by one: z " << z << "\n";
  CHECK(std::abs(z) > most_z);
}

TEST_CASE("planted defect: a visit that finds a tenth fewer, as often as makes up for it",
          "[statistical][planted]") {
  World world = compose_world(in_groups(40));
  Visits& visits = world.strata[0].visits;
  visits.found[0] *= 0.9;
  visits.visit[0] /= 0.9;
  const double z =
      z_of_variance(list_sizes(draw_by_table(world, seed, replicates)), variance_of_list(40));
  std::cout << "planted defect, visits 10 %: z " << z << "\n";
  CHECK(std::abs(z) > most_z);
}

}  // namespace darknumber::groups_test
