// SPDX-License-Identifier: MIT
// What two lists tend to when agencies pass persons on, lose them to each other, or watch a
// population that comes and goes: sums written out by hand.
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::closed_forms_contact_test {
namespace {

using namespace testing;

constexpr double n = 10'000;
constexpr double p1 = 0.12;
constexpr double p2 = 0.08;

Scenario two_lists() {
  return textbook(static_cast<std::int64_t>(n), {p1, p2});
}

}  // namespace

TEST_CASE("referral from 1 to 2: N (p2 + r p1 (1 - p2)) / (p2 + r (1 - p2))") {
  for (double r : {0.05, 0.3, 1.0}) {
    Scenario scenario = two_lists();
    scenario.referrals = {{0, 1, r, Group::everyone}};
    require_value(scenario, LincolnPetersen{}, n * (p2 + r * p1 * (1 - p2)) / (p2 + r * (1 - p2)));
  }
}

TEST_CASE("referral that is certain leaves nothing to extrapolate: N-hat is the number observed") {
  Scenario scenario = two_lists();
  scenario.referrals = {{0, 1, 1.0, Group::everyone}};
  require_value(scenario, LincolnPetersen{}, n * (1 - (1 - p1) * (1 - p2)));
}

TEST_CASE("avoidance of 2 after 1: N (1 - d p1) / (1 - d)") {
  for (double d : {0.1, 0.5, 0.9}) {
    Scenario scenario = two_lists();
    scenario.avoidance = {{0, 1, d, Group::everyone}};
    require_value(scenario, LincolnPetersen{}, n * (1 - d * p1) / (1 - d));
  }
}

TEST_CASE("turnover: N_ever E[d]^2 / E[d^2], between those present and those ever present") {
  constexpr int periods = 12;
  constexpr double rate = 0.05;
  double ever = 0.0;
  double exposure = 0.0;
  double squared = 0.0;
  for (int from = 1; from <= periods; ++from)
    for (int to = from; to <= periods; ++to) {
      const double persons = n * (from == 1 ? 1.0 : rate) * std::pow(1.0 - rate, to - from) *
                             (to == periods ? 1.0 : rate);
      const double d = (to - from + 1.0) / periods;
      ever += persons;
      exposure += persons * d;
      squared += persons * d * d;
    }
  Scenario scenario = two_lists();
  scenario.population.turnover = {periods, rate};
  for (AgencySpec& agency : scenario.agencies) agency.active = {1, periods};
  CHECK(ever == Approx(n * (1 + (periods - 1) * rate)).epsilon(1e-12));
  CHECK(exposure == Approx(n).epsilon(1e-12));
  const double limit = exposure * exposure / squared;
  CHECK(limit > n);
  CHECK(limit < ever);
  require_value(scenario, LincolnPetersen{}, limit);
}

TEST_CASE("lists of two dates: N / (1 - rate), and nobody in common where all are replaced") {
  Scenario scenario = two_lists();
  scenario.population.turnover = {2, 0.5};
  scenario.agencies[0].active = {1, 1};
  scenario.agencies[1].active = {2, 2};
  // Half of the first date's persons are there on the second: N / (1 - rate).
  require_value(scenario, LincolnPetersen{}, n / 0.5);
  scenario.population.turnover.rate = 1.0;
  CHECK(expected_table(scenario).overlap() == 0.0);
}

}  // namespace darknumber::closed_forms_contact_test
