// SPDX-License-Identifier: MIT
// Verification: what estimators tend to when a part of what is reported is confirmed, in closed
// form. N is the number of victims, p the capture probabilities, se = keeps_victims the share
// confirmed of what is true, 1 - sp = keeps_others that of what is false.
#include <catch2/catch.hpp>

#include "engine/scenario/confirmed.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::closed_forms_verification_test {
namespace {

using namespace testing;

constexpr double victims = 10'000.0;
const Method lincoln_petersen = LincolnPetersen{};

Scenario world_of(const std::vector<double>& p, Verified of, double keeps_victims,
                  double keeps_others) {
  Scenario scenario = textbook(10'000, p);
  scenario.verification = {of, keeps_victims, keeps_others};
  return scenario;
}

}  // namespace

// A person who is not confirmed is on no list: the others are a textbook population of N se.
TEST_CASE("under verification of persons every estimator finds N times the share confirmed") {
  require_value(world_of({0.1, 0.05}, Verified::person, 0.9, 0.3), lincoln_petersen, 0.9 * victims);
  const Scenario three = world_of({0.1, 0.2, 0.15}, Verified::person, 0.7, 1.0);
  for (const Method& method : {independence, pairwise}) require_value(three, method, 0.7 * victims);
}

// The kept population has a table of its own: se times that of the whole, cell by cell, so whatever
// else is violated the answer is that of the world with N se victims.
TEST_CASE("verification of persons is a smaller population, whatever else is violated") {
  Scenario verified = world_of({0.1, 0.2, 0.15}, Verified::person, 0.6, 1.0);
  Scenario smaller = textbook(6'000, {0.1, 0.2, 0.15});
  for (Scenario* scenario : {&verified, &smaller}) {
    scenario->dependence = {{0, 1, 2.0, Group::everyone}};
    scenario->referrals = {{1, 2, 0.3, Group::everyone}};
    set_rate(*scenario, &AgencyRates::missed_link_probability, 0.1);
  }
  const ContingencyTable kept = expected_table(verified);
  const ContingencyTable whole = expected_table(smaller);
  for (CaptureHistory h = 1; h < 8; ++h) CHECK(kept[h] == Approx(whole[h]).epsilon(1e-12));
}

// Of records it is as reporting: p_j becomes p_j se, and nothing is biased.
TEST_CASE("verification of records thins lists, without bias") {
  const Scenario scenario = world_of({0.1, 0.2, 0.15}, Verified::record, 0.7, 1.0);
  for (const Method& method : {independence, pairwise}) require_value(scenario, method, victims);
  CHECK(expected_table(scenario).on_all(only(1)) == Approx(0.2 * 0.7 * victims).epsilon(1e-12));
}

// Bayes: of a share f false among the reported records, (1 - sp) f and se (1 - f) are left. Records
// of bystanders on one list each: Lincoln-Petersen is N / ((1 - f1')(1 - f2')), with f' the share
// left; of persons it is of the N se.
TEST_CASE("verification of records leaves a share f(1-sp) / (f(1-sp) + (1-f)se) false") {
  const double se = 0.9;
  const double others = 0.3;
  const std::vector<double> f{0.2, 0.4};
  double product = 1.0;
  for (double share : f) product *= 1.0 - share * others / (share * others + (1.0 - share) * se);
  Scenario records = world_of({0.1, 0.05}, Verified::record, se, others);
  set_false_positive_shares(records, f);
  require_value(records, lincoln_petersen, victims / product);
  Scenario persons = world_of({0.1, 0.05}, Verified::person, se, others);
  set_false_positive_shares(persons, f);
  require_value(persons, lincoln_petersen, se * victims / product);
  for (const Scenario* scenario : {&records, &persons}) {
    const Register expected = expected_register(compose_world(*scenario));
    double false_records = 0.0;
    for (std::size_t j = 0; j < 2; ++j)
      false_records += false_share_confirmed(*scenario, j, f[j]) *
                       expected.entities.on_all(only(static_cast<int>(j)));
    CHECK(expected.false_positive_entities == Approx(false_records).epsilon(1e-12));
  }
}

// The agency's verdict comes after the person's: se multiplies.
TEST_CASE("an agency's verification acts after that of everyone") {
  Scenario scenario = world_of({0.1, 0.2, 0.15}, Verified::person, 0.8, 0.5);
  scenario.agencies[1].verification = {Verified::record, 0.5, 0.2};
  set_false_positive_shares(scenario, {0.3, 0.3, 0.3});
  const Register expected = expected_register(compose_world(scenario));
  const double reported = 0.2 * victims;
  const double others = reported * 0.3 / 0.7;
  CHECK(expected.entities.on_all(only(1)) ==
        Approx(reported * 0.8 * 0.5 + others * 0.5 * 0.2).epsilon(1e-12));
  CHECK(expected.entities.on_all(only(0)) ==
        Approx(0.1 * victims * (0.8 + 0.3 / 0.7 * 0.5)).epsilon(1e-12));
}

// D counts the victims whose records are left.
TEST_CASE("D and the false positives are those after verification") {
  Scenario scenario = world_of({0.1, 0.2}, Verified::person, 0.5, 0.0);
  set_false_positive_shares(scenario, {0.3, 0.3});
  const Register expected = expected_register(compose_world(scenario));
  CHECK(expected.victims_on(scenario.estimation.lists) ==
        Approx(0.5 * victims * (1.0 - 0.9 * 0.8)).epsilon(1e-12));
  CHECK(expected.false_positive_entities == 0.0);
}

}  // namespace darknumber::closed_forms_verification_test
