// SPDX-License-Identifier: MIT
#include "engine/world/reachable.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/simulation/person_simulator.h"
#include "engine/simulation/replicate.h"
#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::reachable_test {
namespace {

using namespace testing;

double share_below(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double reachable(const Scenario& scenario, double above, CaptureHistory lists = 0b111) {
  double sum = 0.0;
  for (double victims : reachable_victims(compose_world(scenario), lists, above).by_stratum)
    sum += victims;
  return sum;
}

/// Intercepts a_j and loading 1 of every agency: the chance 1 - prod(1 - logistic(a_j + z)) rises
/// in z, so it exceeds alpha above one z, found here by bisection.
double crossing(const Detection& source, double alpha) {
  double low = -40.0;
  double high = 40.0;
  for (int step = 0; step < 200; ++step) {
    const double z = 0.5 * (low + high);
    double missed = 1.0;
    for (double intercept : source.intercepts) missed /= 1.0 + std::exp(intercept + z);
    (1.0 - missed > alpha ? high : low) = z;
  }
  return high;
}

}  // namespace

TEST_CASE("where all are alike everyone is within reach, or nobody") {
  const Scenario scenario = textbook(1000, {0.1, 0.2, 0.05});
  const double chance = 1.0 - 0.9 * 0.8 * 0.95;
  CHECK(reachable(scenario, 0.0) == 1000.0);
  CHECK(reachable(scenario, chance - 1e-9) == 1000.0);
  CHECK(reachable(scenario, chance + 1e-9) == 0.0);
  CHECK(reachable(scenario, 0.1, 0b100) == 0.0);  // of the third list alone
  CHECK(reachable(scenario, 0.1, 0b010) == 1000.0);
}

TEST_CASE("with one normal trait those above one value of it are within reach") {
  Scenario scenario = textbook(1000, {0.1, 0.2, 0.05});
  add_trait(scenario, {"visibility", NormalTrait{2.0}}, {1.0, 1.0, 1.0});
  const World world = compose_world(scenario);
  const auto& source = std::get<Detection>(world.strata[0].victims.source);
  for (double alpha : {0.01, 0.2, 0.9}) {
    const double expected = 1000.0 * (1.0 - share_below(crossing(source, alpha) / 2.0));
    CHECK(reachable(scenario, alpha) == Approx(expected).epsilon(1e-11));
  }
}

// Loadings of opposite sign: those in the middle are the ones whom neither list sees.
TEST_CASE("a chance that falls and rises again counts both ends") {
  Scenario scenario = textbook(1000, {0.1, 0.1});
  add_trait(scenario, {"place", NormalTrait{3.0}}, {1.0, -1.0});
  const World world = compose_world(scenario);
  const auto& source = std::get<Detection>(world.strata[0].victims.source);
  double count = 0.0;
  double total = 0.0;
  for (int n = -200'000; n <= 200'000; ++n) {
    const double z = 5e-5 * n;
    const double weight = std::exp(-0.5 * z * z);
    const Law law = law_given(source, std::vector<double>{3.0 * z});
    count += weight * (1.0 - law[0] > 0.3);
    total += weight;
  }
  CHECK(reachable(scenario, 0.3, 0b11) == Approx(1000.0 * count / total).epsilon(1e-4));
  CHECK(reachable(scenario, 0.3, 0b11) < 999.0);
}

// Neither the trait's name nor its place in the file says which lists it moves.
TEST_CASE("a trait that moves no list in use does not move the truth") {
  Scenario alone = textbook(1'000'000, {0.2, 0.2, 0.2});
  add_trait(alone, {"v", NormalTrait{1.0}}, {1.0, 1.0, 0.0});
  const double expected = reachable(alone, 0.3, 0b011);
  CHECK(expected == Approx(493'570.0).epsilon(1e-5));
  for (bool first : {true, false}) {
    Scenario scenario = textbook(1'000'000, {0.2, 0.2, 0.2});
    if (first) add_trait(scenario, {"w", NormalTrait{1.0}}, {0.0, 0.0, 1.0});
    add_trait(scenario, {"v", NormalTrait{1.0}}, {1.0, 1.0, 0.0});
    if (!first) add_trait(scenario, {"w", NormalTrait{1.0}}, {0.0, 0.0, 1.0});
    CHECK(reachable(scenario, 0.3, 0b011) == Approx(expected).epsilon(1e-9));
  }
}

// Between the two lists the chance dips below what is asked, a twentieth of an sd wide.
TEST_CASE("a dip of the chance narrower than a step counts") {
  Scenario scenario = textbook(1'000'000, {0.4751837960739686, 0.5});
  add_trait(scenario, {"v", NormalTrait{1.0}}, {20.0, -20.0});
  const World world = compose_world(scenario);
  const auto& source = std::get<Detection>(world.strata[0].victims.source);
  const auto chance = [&](double z) { return 1.0 - law_given(source, std::vector<double>{z})[0]; };
  double lowest = 1.0;
  for (int n = -20'000; n <= 20'000; ++n) lowest = std::min(lowest, chance(1e-4 * n));
  for (double above : {0.6083500694126543, lowest + 1e-5, lowest + 1e-3}) {
    double inside = 0.0;  // P(chance <= above), by the midpoint rule within a sd
    for (int n = -1'000'000; n < 1'000'000; ++n) {
      const double z = 1e-6 * (n + 0.5);
      if (std::abs(z) < 0.5 && chance(z) <= above)
        inside += 1e-6 * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::acos(-1.0));
    }
    INFO(above);
    CHECK(inside > 1e-4);
    CHECK(reachable(scenario, above, 0b11) / 1e6 == Approx(1.0 - inside).margin(3e-6));
  }
  CHECK(reachable(scenario, lowest - 1e-6, 0b11) == Approx(1e6).epsilon(1e-12));
}

TEST_CASE("two normal traits and strata are what counting drawn persons gives") {
  Scenario scenario = textbook(20'000, {0.15, 0.1, 0.2});
  add_trait(scenario, {"visibility", NormalTrait{1.5}}, {1.0, 0.5, 0.0});
  add_trait(scenario, {"trust", NormalTrait{1.0}}, {0.0, 1.0, -1.0});
  set_strata(scenario, {{"one", 0.7, 0.7}, {"two", 0.3, 0.3}});
  for (AgencySpec& agency : scenario.agencies) agency.in_stratum[1].capture_probability = 0.05;
  scenario.agencies[0].reporting_loadings = {0.0, 2.0};
  set_rate(scenario.agencies[0], &AgencyRates::reporting_probability, 0.5);
  const World world = compose_world(scenario);
  double count = 0.0;
  draw_people(world, {1, 0}, [&](const Person& person) {
    const PersonProcess own =
        process_of_person(world.strata[person.stratum].victims, person.traits);
    const Law left = register_law(own, law_given(std::get<Detection>(own.source), person.traits));
    count += 1.0 - left[0] > 0.2;
  });
  const double expected = reachable(scenario, 0.2);
  const double share = expected / 20'000.0;
  CHECK(std::abs(count - expected) < 5.0 * std::sqrt(20'000.0 * share * (1.0 - share)));
}

TEST_CASE("whom verification would never confirm is not out of reach by that alone") {
  Scenario scenario = textbook(1000, {0.5, 0.5, 0.5});
  scenario.verification = {Verified::person, 0.4, 1.0};
  CHECK(reachable(scenario, 0.34) == 1000.0);  // 0.4 (1 - 0.5^3) = 0.35
  CHECK(reachable(scenario, 0.36) == 0.0);
}

TEST_CASE("along a continuum those above one severity are within reach") {
  Scenario scenario = textbook(0, {0.0, 0.0});
  scenario.population.at_risk = AtRisk{1000, 0.5};
  for (AgencySpec& agency : scenario.agencies)
    agency.rates.threshold = agency.in_stratum[0].threshold = {1.0, 0.0, 0.2};
  // Victims above 0.5; of these only those above 1 have any chance.
  CHECK(reachable(scenario, 0.1, 0b11) == Approx(1000.0 * (1.0 - share_below(1.0))).epsilon(1e-11));
}

TEST_CASE("a truth of nobody is no truth, and the largest chance is named") {
  Scenario scenario = textbook(1000, {0.1, 0.2});
  scenario.estimation.target = Target::reachable;
  scenario.estimation.reachable_above = 0.5;
  const World world = compose_world(scenario);
  try {
    truth_of(scenario, world);
    FAIL("there is a truth");
  } catch (const UnsolvableScenario& none) {
    CHECK(none.path() == "estimation.target.reachable");
    CHECK_THAT(none.advice(), Catch::Contains("0.28"));
  }
  scenario.estimation.reachable_above = 0.27;
  CHECK(truth_of(scenario, world) == 1000.0);
}

TEST_CASE("the truth of a target within reach is their number, of all strata and of each") {
  Scenario scenario = textbook(1000, {0.1, 0.2});
  set_strata(scenario, {{"seen", 0.75, 0.75}, {"unseen", 0.25, 0.25}});
  for (AgencySpec& agency : scenario.agencies) agency.in_stratum[1].capture_probability = 0.001;
  scenario.estimation.target = Target::reachable;
  scenario.estimation.reachable_above = 0.01;
  EstimatorSpec estimator{"independence", LoglinearFixed{}, scenario.estimation.lists};
  estimator.stratify = true;
  scenario.estimation.estimators = {estimator};
  const World world = compose_world(scenario);
  CHECK(truth_of(scenario, world) == 750.0);
  for (const Answer& answer : answers_of(scenario)) {
    const double truth = truths_of(scenario, world, {answer}).front();
    CHECK(truth == (!answer.stratum ? 750.0 : *answer.stratum == 0 ? 750.0 : 0.0));
  }
}

}  // namespace darknumber::reachable_test
