// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/trimmed.h"

#include <catch2/catch.hpp>

#include "engine/estimators/methods/lincoln_petersen.h"
#include "tests/unit/estimators/repair_checks.h"

namespace darknumber::trimmed_test {
namespace {

using namespace testing;

FitOutcome fit_table(double share, const ContingencyTable& table) {
  return fit(Trimmed{share}, {table, table, 0.95, {}});
}

}  // namespace

TEST_CASE("the share of false records among those on the first list alone gives N back") {
  Scenario scenario = textbook(10000, {0.12, 0.08});
  set_false_positive_shares(scenario, {0.2, 0.0});
  const ContingencyTable table = expected_table(scenario);
  // 1,200 records of victims, 1,104 of them on this list alone, and 300 that are false.
  const double right = 300.0 / 1404.0;
  CHECK(size_of(fit_table(right, table)) == Approx(10000.0).epsilon(1e-10));
  CHECK(size_of(fit_table(0.0, table)) == Approx(12500.0).epsilon(1e-10));
  // Each one dropped beyond them takes n2/m = 1/p1 away.
  CHECK(size_of(fit_table(right + 120.0 / 1404.0, table)) == Approx(9000.0).epsilon(1e-10));
}

TEST_CASE("it is Lincoln-Petersen on the trimmed table, error and interval too") {
  const ContingencyTable table(2, {0, 120, 80, 30});
  const ContingencyTable rest(2, {0, 90, 80, 30});
  const Estimate e = std::get<Estimate>(fit_table(0.25, table));
  const Estimate lp = std::get<Estimate>(fit(LincolnPetersen{}, {rest, rest, 0.95, {}}));
  CHECK(e.population_size == lp.population_size);
  CHECK(*e.se == *lp.se);
  CHECK(e.interval->lower == lp.interval->lower);
  CHECK(e.dropped == 30.0);
}

TEST_CASE("all may be dropped, and then N may be below the number observed") {
  const ContingencyTable table(2, {0, 120, 0, 30});
  const Estimate e = std::get<Estimate>(fit_table(1.0, table));
  CHECK(e.population_size == 30.0);
  CHECK(e.interval->upper == 30.0);
}

TEST_CASE("trimming makes no overlap where there is none") {
  CHECK(status_of(fit_table(0.5, ContingencyTable(2, {0, 120, 80, 0}))) == Status::no_overlap);
}

}  // namespace darknumber::trimmed_test
