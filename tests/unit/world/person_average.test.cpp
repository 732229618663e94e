// SPDX-License-Identifier: MIT
#include "engine/world/person_average.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::person_average_test {
namespace {

using namespace testing;

/// Two classes of trust, -1 and 1, that move reporting and anonymity and not detection.
Scenario trusting(double reporting_loading, double anonymous_loading) {
  Scenario scenario = textbook(10'000, {0.2, 0.3, 0.1});
  add_trait(scenario, {"trust", ClassesTrait{{-1.0, 1.0}, {0.5, 0.5}}}, {0.0, 0.0, 0.0});
  set_rate(scenario, &AgencyRates::reporting_probability, 0.6);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.2);
  for (AgencySpec& agency : scenario.agencies) {
    agency.reporting_loadings = {reporting_loading};
    agency.anonymous_loadings = {anonymous_loading};
  }
  return scenario;
}

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

/// The intercept with which the mean over -1 and 1 is p, by bisection: another route.
double intercept_for(double p, double loading) {
  double low = -50.0;
  double high = 50.0;
  for (int step = 0; step < 200; ++step) {
    const double middle = 0.5 * (low + high);
    const double mean = 0.5 * (logistic(middle - loading) + logistic(middle + loading));
    (mean < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

TEST_CASE("the mean of a probability that goes by person is the one given") {
  const PersonProcess process = compose_world(trusting(1.7, -2.0)).strata[0].victims;
  REQUIRE(process.reporting_by_person);
  for (const auto& [source, p, loading] : {std::tuple{*process.reporting_by_person, 0.6, 1.7},
                                           std::tuple{*process.anonymous_by_person, 0.2, -2.0}}) {
    const double intercept = intercept_for(p, loading);
    for (double z : {-1.0, 1.0})
      for (double at : probabilities_given(source, std::vector<double>{z}))
        CHECK(at == Approx(logistic(intercept + loading * z)).epsilon(1e-11));
  }
}

// Detection is independent, and a report of j has probability r(z) in class z: the list sizes are
// N p_j q, and the overlap is N p_1 p_2 E[r^2], so Lincoln-Petersen gives N q^2 / E[r^2], the bias
// of heterogeneity.
TEST_CASE("reports that depend on the person lower Lincoln-Petersen to N q^2 / E[r^2]") {
  Scenario scenario = trusting(1.7, 0.0);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.0);
  const double intercept = intercept_for(0.6, 1.7);
  const double second =
      0.5 * (std::pow(logistic(intercept - 1.7), 2) + std::pow(logistic(intercept + 1.7), 2));
  const ContingencyTable table = expected_table(scenario);
  for (int j = 0; j < 3; ++j)
    CHECK(table.on_all(only(j)) ==
          Approx(10'000 * scenario.agencies[std::size_t(j)].rates.capture_probability * 0.6)
              .epsilon(1e-11));
  CHECK(large_sample(scenario, LincolnPetersen{}, {0, 1}) ==
        Approx(10'000 * 0.36 / second).epsilon(1e-10));
}

// A link needs both records named: m = N p_1 p_2 q^2 E[(1 - a)^2].
TEST_CASE("anonymity that depends on the person leaves more links than anonymity at random") {
  const Scenario scenario = trusting(0.0, -2.0);
  const double intercept = intercept_for(0.2, -2.0);
  const double named = 0.5 * (std::pow(1.0 - logistic(intercept + 2.0), 2) +
                              std::pow(1.0 - logistic(intercept - 2.0), 2));
  const ContingencyTable table = expected_table(scenario);
  CHECK(table.on_all(0b011) == Approx(10'000 * 0.2 * 0.3 * 0.36 * named).epsilon(1e-10));
  CHECK(table.on_all(0b001) == Approx(10'000 * 0.2 * 0.6).epsilon(1e-11));
  CHECK(named > 0.64);
}

TEST_CASE("loadings of 0 are none") {
  Scenario plain = trusting(0.0, 0.0);
  for (AgencySpec& agency : plain.agencies) {
    agency.reporting_loadings.clear();
    agency.anonymous_loadings.clear();
  }
  const World world = compose_world(trusting(0.0, 0.0));
  CHECK_FALSE(world.strata[0].victims.by_person());
  const ContingencyTable with_zeros = expected_table(trusting(0.0, 0.0));
  const ContingencyTable without = expected_table(plain);
  for (CaptureHistory h = 1; h < 8; ++h) CHECK(with_zeros[h] == without[h]);
}

// Anything that all persons share is where the loading is next to nothing.
TEST_CASE("a small loading changes little") {
  const ContingencyTable nearly = expected_table(trusting(1e-5, 1e-5));
  const ContingencyTable none = expected_table(trusting(0.0, 0.0));
  for (CaptureHistory h = 1; h < 8; ++h) CHECK(nearly[h] == Approx(none[h]).epsilon(1e-8));
}

TEST_CASE("detection, reporting and anonymity by one normal trait are what enumeration gives") {
  Scenario scenario = textbook(1000, {0.2, 0.3});
  add_trait(scenario, {"trust", NormalTrait{0.8}}, {1.0, -0.5});
  set_rate(scenario, &AgencyRates::reporting_probability, 0.7);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.3);
  scenario.agencies[0].reporting_loadings = {1.5};
  scenario.agencies[1].anonymous_loadings = {-1.0};
  const World world = compose_world(scenario);
  const PersonProcess& process = world.strata[0].victims;
  const auto& source = std::get<Detection>(process.source);
  // Both on both lists, and neither record anonymous; the trapezoid rule with a fine step.
  double linked = 0.0;
  double total = 0.0;
  for (int n = -4000; n <= 4000; ++n) {
    const double z = 0.0025 * n;
    const std::vector<double> traits{0.8 * z};
    const double weight = std::exp(-0.5 * z * z);
    const std::vector<double> reports = probabilities_given(*process.reporting_by_person, traits);
    const std::vector<double> anonymous = probabilities_given(*process.anonymous_by_person, traits);
    linked += weight * law_given(source, traits)[3] * reports[0] * reports[1] *
              (1.0 - anonymous[0]) * (1.0 - anonymous[1]);
    total += weight;
  }
  CHECK(expected_table(scenario)[3] == Approx(1000.0 * linked / total).epsilon(1e-9));
}

// The engine averages over the first trait before anything happens to a record.
TEST_CASE("a trait that moves detection alone, beside one of records, is what enumeration gives") {
  Scenario scenario = textbook(1000, {0.2, 0.3, 0.25});
  add_trait(scenario, {"visibility", NormalTrait{0.9}}, {1.0, -0.5, 1.2});
  add_trait(scenario, {"trust", ClassesTrait{{-0.5, 1.0}, {0.7, 0.3}}}, {0.4, 0.0, -0.6});
  scenario.dependence = {{0, 1, 2.5}};
  scenario.avoidance = {{0, 2, 0.3}};
  set_rate(scenario, &AgencyRates::reporting_probability, 0.7);
  set_rate(scenario, &AgencyRates::anonymous_share, 0.3);
  for (AgencySpec& agency : scenario.agencies) agency.reporting_loadings = {0.0, 1.5};
  scenario.agencies[1].anonymous_loadings = {0.0, -1.0};
  const World world = compose_world(scenario);
  const PersonProcess& process = world.strata[0].victims;
  const auto& source = std::get<Detection>(process.source);
  Law reported(8, 0.0);
  double named = 0.0;  // on both of the first lists and no other, neither record anonymous
  double total = 0.0;
  for (int n = -2000; n <= 2000; ++n)
    for (const auto& [trust, share] : {std::pair{-0.5, 0.7}, std::pair{1.0, 0.3}}) {
      const double z = 0.005 * n;
      const std::vector<double> traits{0.9 * z, trust};
      const double weight = share * std::exp(-0.5 * z * z);
      const PersonProcess own = process_of_person(process, traits);
      const Law of_person = report(own, law_given(source, traits));
      for (CaptureHistory h = 0; h < 8; ++h) reported[h] += weight * of_person[h];
      const std::vector<double>& anonymous = own.linkage.anonymous;
      named += weight * of_person[3] * (1.0 - anonymous[0]) * (1.0 - anonymous[1]);
      total += weight;
    }
  for (CaptureHistory h = 0; h < 8; ++h)
    CHECK(world.strata[0].victim_histories[0][h] == Approx(reported[h] / total).epsilon(1e-10));
  CHECK(world.strata[0].victim_anonymous[0][3][0] == Approx(named / total).epsilon(1e-10));
}

TEST_CASE("a share of false positives is met whatever reporting depends on") {
  for (bool finite : {false, true}) {
    Scenario scenario = trusting(1.5, 0.0);
    set_rate(scenario, &AgencyRates::anonymous_share, 0.0);
    scenario.agencies[0].loadings = {0.7};
    set_false_positive_shares(scenario, {0.2, 0.1, 0.3});
    if (finite) scenario.bystanders.count = 20'000;
    const World world = compose_world(scenario);
    const StratumWorld& stratum = world.strata[0];
    for (int j = 0; j < 3; ++j) {
      const double of_victims = 10'000.0 * margin(stratum.victim_histories[0], j);
      const double others = (finite ? 20'000.0 : 1.0) * margin(stratum.bystander_histories, j);
      CHECK(others / (others + of_victims) ==
            Approx(scenario.agencies[std::size_t(j)].rates.false_positive_share).epsilon(1e-8));
    }
  }
}

TEST_CASE("anonymous records set apart are persons of their own") {
  // Of persons on both lists: none, first, second, both anonymous.
  const AnonymousLaw law{{0.1}, {0.2, 0.0}, {0.1, 0.1}, {0.2, 0.1, 0.05, 0.15}};
  const Law apart = with_anonymous_apart(law);
  CHECK(apart[3] == Approx(0.2));
  CHECK(apart[1] == Approx(0.2 + (0.1 + 0.15) + 0.05));
  CHECK(apart[2] == Approx(0.2 + (0.05 + 0.15) + 0.1));
  CHECK(subset_at(0b10, 0b1010) == 0b1000);
  CHECK(subset_at(0b11, 0b1010) == 0b1010);
}

}  // namespace darknumber::person_average_test
