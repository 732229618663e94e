// SPDX-License-Identifier: MIT
#include "tests/support/large_sample.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/world.h"

namespace darknumber::testing {
namespace {

ListsInUse every_list(int lists) {
  ListsInUse all;
  for (int j = 0; j < lists; ++j)
    all.push_back({std::string(1, static_cast<char>('A' + j)), only(j)});
  return all;
}

}  // namespace

double population_size(const ContingencyTable& table, const Method& method,
                       const std::vector<int>& lists) {
  const ListsInUse all = every_list(table.lists());
  EstimatorSpec spec{"", method, all};
  if (!lists.empty()) {
    spec.lists.clear();
    for (int j : lists) spec.lists.push_back(all[static_cast<std::size_t>(j)]);
    spec.own_lists = true;
  }
  const FitOutcome outcome = estimate(spec, all, table);
  INFO("status " << name_of(status_of(outcome)));
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome).population_size;
}

ContingencyTable expected_table(const Scenario& scenario) {
  return expected_register(compose_world(scenario)).entities;
}

double large_sample(const Scenario& scenario, const Method& method, const std::vector<int>& lists) {
  return population_size(expected_table(scenario), method, lists);
}

void require_value(const Scenario& scenario, const Method& method, double expected) {
  const double value = large_sample(scenario, method);
  INFO("value " << value << ", closed form " << expected);
  CHECK(std::abs(value / expected - 1.0) < 1e-9);
}

}  // namespace darknumber::testing
