// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/linkage_corrected.h"

#include <catch2/catch.hpp>

#include "engine/estimators/methods/lincoln_petersen.h"
#include "tests/unit/estimators/repair_checks.h"

namespace darknumber::linkage_corrected_test {
namespace {

using namespace testing;

FitOutcome fit_table(double missed, double false_links, const ContingencyTable& table) {
  return fit(LinkageCorrected{missed, false_links}, {table, table, 0.95, {}});
}

/// Lists that meet 12 and 8 % of 10,000 victims; each record's link missed with one probability,
/// and those on the first list alone linked falsely with another.
ContingencyTable linked_table(double missed_per_record, double false_links) {
  Scenario scenario = textbook(10000, {0.12, 0.08});
  set_rate(scenario, &AgencyRates::missed_link_probability, missed_per_record);
  scenario.agencies[0].false_link_probability = false_links;
  return expected_table(scenario);
}

}  // namespace

TEST_CASE("the right share of missed links gives N back") {
  const ContingencyTable table = linked_table(0.1, 0.0);
  CHECK(size_of(fit_table(0.19, 0.0, table)) == Approx(10000.0).epsilon(1e-12));
  CHECK(size_of(fit_table(0.0, 0.0, table)) == Approx(10000.0 / 0.81).epsilon(1e-12));
  // The rate of a record taken for that of a pair: half of the repair.
  CHECK(size_of(fit_table(0.1, 0.0, table)) == Approx(10000.0 * 0.9 / 0.81).epsilon(1e-12));
}

TEST_CASE("the right share of false links gives N back") {
  const ContingencyTable table = linked_table(0.0, 0.02);
  CHECK(size_of(fit_table(0.0, 0.02, table)) == Approx(10000.0).epsilon(1e-12));
  CHECK(size_of(fit_table(0.0, 0.0, table)) < 8200.0);
  CHECK(size_of(fit_table(0.0, 0.04, table)) > 12000.0);
}

TEST_CASE("both errors are repaired together") {
  // The world links falsely whoever it has on the first list alone, so also those whose link was
  // missed: of true pairs a share 0.19 (1 - 0.02) then has no link.
  const ContingencyTable table = linked_table(0.1, 0.02);
  CHECK(size_of(fit_table(0.19 * 0.98, 0.02, table)) == Approx(10000.0).epsilon(1e-12));
}

TEST_CASE("without errors of linkage it is Lincoln-Petersen, error and interval too") {
  for (const ContingencyTable& table :
       {ContingencyTable(2, {0, 120, 80, 30}), ContingencyTable(2, {0, 0.7, 0.4, 0.05})}) {
    const Estimate e = std::get<Estimate>(fit_table(0.0, 0.0, table));
    const Estimate lp = std::get<Estimate>(fit(LincolnPetersen{}, {table, table, 0.95, {}}));
    CHECK(e.population_size == Approx(lp.population_size).epsilon(1e-14));
    CHECK(*e.se == Approx(*lp.se).epsilon(1e-12));
    CHECK(e.interval->lower == Approx(lp.interval->lower).epsilon(1e-12));
    CHECK(e.interval->upper == Approx(lp.interval->upper).epsilon(1e-12));
  }
}

TEST_CASE("no more links than false ones are no overlap") {
  const ContingencyTable table(2, {0, 95, 80, 5});
  CHECK(status_of(fit_table(0.0, 0.05, table)) == Status::no_overlap);
  CHECK(status_of(fit_table(0.0, 0.06, table)) == Status::no_overlap);
  CHECK(status_of(fit_table(0.0, 0.04, table)) == Status::ok);
  CHECK(status_of(fit_table(0.1, 0.0, ContingencyTable(2, {0, 95, 80, 0}))) == Status::no_overlap);
}

TEST_CASE("rates that mean more pairs than persons leave the estimate without an interval") {
  const ContingencyTable table(2, {0, 5, 10, 90});
  const Estimate e = std::get<Estimate>(fit_table(0.3, 0.0, table));
  CHECK(e.population_size == Approx(95.0 * 100.0 * 0.7 / 90.0).epsilon(1e-14));
  CHECK_FALSE(e.interval);
  CHECK(std::get<Estimate>(fit_table(0.03, 0.0, table)).interval);
}

TEST_CASE("the variance is that of estimates from lists linked with these errors") {
  constexpr std::int64_t persons = 20000;
  constexpr double missed = 0.1;
  constexpr double false_links = 0.02;
  const VarianceCheck check = check_variance(20000, [&](RandomStream& stream) {
    const std::int64_t first = draw(persons, 0.3, stream);
    const std::int64_t on_both = draw(first, 0.25, stream);
    const std::int64_t second = on_both + draw(persons - first, 0.25, stream);
    const std::int64_t links =
        draw(on_both, 1.0 - missed, stream) + draw(first - on_both, false_links, stream);
    const ContingencyTable table(
        2, {0.0, static_cast<double>(first - links), static_cast<double>(second - links),
            static_cast<double>(links)});
    return fit_table(missed, false_links, table);
  });
  INFO("z " << check.z << ", ratio " << check.ratio);
  CHECK(std::abs(check.z) < 5.0);
}

}  // namespace darknumber::linkage_corrected_test
