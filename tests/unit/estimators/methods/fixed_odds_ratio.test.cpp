// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/fixed_odds_ratio.h"

#include <catch2/catch.hpp>

#include "engine/estimators/methods/lincoln_petersen.h"
#include "tests/unit/estimators/repair_checks.h"

namespace darknumber::fixed_odds_ratio_test {
namespace {

using namespace testing;

FitOutcome fit_table(double odds_ratio, const ContingencyTable& table) {
  return fit(FixedOddsRatio{odds_ratio}, {table, table, 0.95, {}});
}

/// The expected table of 10,000 victims of whom the lists meet 12 and 8 %, with odds ratio 3.
ContingencyTable dependent_table() {
  Scenario scenario = textbook(10000, {0.12, 0.08});
  scenario.dependence = {{0, 1, 3.0, Group::everyone}};
  return expected_table(scenario);
}

}  // namespace

TEST_CASE("the right odds ratio gives N back, and a wrong one an answer in proportion") {
  const ContingencyTable table = dependent_table();
  const double observed = table.observed();
  CHECK(size_of(fit_table(3.0, table)) == Approx(10000.0).epsilon(1e-10));
  CHECK(size_of(fit_table(1.0, table)) < 8000.0);
  CHECK(size_of(fit_table(6.0, table)) - observed ==
        Approx(2.0 * (10000.0 - observed)).epsilon(1e-9));
}

TEST_CASE("an odds ratio of 1 is Lincoln-Petersen, error and interval too") {
  for (const ContingencyTable& table :
       {ContingencyTable(2, {0, 120, 80, 30}), ContingencyTable(2, {0, 0, 80, 30}),
        ContingencyTable(2, {0, 0.7, 0.4, 0.05})}) {
    const Estimate e = std::get<Estimate>(fit_table(1.0, table));
    const Estimate lp = std::get<Estimate>(fit(LincolnPetersen{}, {table, table, 0.95, {}}));
    CHECK(e.population_size == Approx(lp.population_size).epsilon(1e-14));
    CHECK(*e.se == Approx(*lp.se).epsilon(1e-14));
    CHECK(e.interval->lower == Approx(lp.interval->lower).epsilon(1e-14));
    CHECK(e.interval->upper == Approx(lp.interval->upper).epsilon(1e-14));
  }
}

TEST_CASE("an odds ratio says nothing of lists that nobody is on both of") {
  CHECK(status_of(fit_table(2.0, ContingencyTable(2, {0, 120, 80, 0}))) == Status::no_overlap);
}

TEST_CASE("the variance is that of estimates from drawn tables with the odds ratio") {
  const ContingencyTable table = dependent_table();
  const double dark = 10000.0 - table.observed();
  const std::vector<double> law{dark / 10000.0, table[1] / 10000.0, table[2] / 10000.0,
                                table[3] / 10000.0};
  const VarianceCheck check = check_variance(
      20000, [&](RandomStream& stream) { return fit_table(3.0, drawn_table(10000, law, stream)); });
  INFO("z " << check.z << ", ratio " << check.ratio);
  CHECK(std::abs(check.z) < 5.0);
}

}  // namespace darknumber::fixed_odds_ratio_test
