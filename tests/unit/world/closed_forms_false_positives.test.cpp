// SPDX-License-Identifier: MIT
// False positives: the large-sample value of an estimator where theory gives it in closed form.
// Each case states the formula and its derivation from the expected counts. N is the number of
// victims, p the capture probabilities.
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::closed_forms_false_positives_test {
namespace {

using namespace testing;

constexpr double victims = 10'000.0;
const Method lincoln_petersen = LincolnPetersen{};

Scenario world_of(const std::vector<double>& p) {
  return textbook(10'000, p);
}

/// Copied false positives: bystanders of a stratum are on lists 1 and 2 for sure, others on one.
Scenario copied(const std::vector<double>& p, double on_each, double common_share) {
  Scenario scenario = world_of(p);
  const double common = on_each * common_share;
  const double persons = 2.0 * on_each - common;
  const double alone = (on_each - common) / persons;
  set_strata(scenario,
             {{"both", 0.4, common / persons}, {"first", 0.3, alone}, {"second", 0.3, alone}});
  set_false_alarms(scenario, std::llround(persons * victims), {1.0, 1.0});
  scenario.agencies[0].in_stratum[2].false_alarm_probability = 0.0;
  scenario.agencies[1].in_stratum[1].false_alarm_probability = 0.0;
  return scenario;
}

}  // namespace

// False positives on one list each, a share f_j of the list: n_j = N p_j / (1 - f_j) and m stays,
// so Lincoln-Petersen gives N / ((1 - f1)(1 - f2)).
TEST_CASE("unlinked false positives inflate Lincoln-Petersen by 1/((1-f1)(1-f2))") {
  Scenario scenario = world_of({0.1, 0.05});
  set_false_positive_shares(scenario, {0.2, 0.4});
  require_value(scenario, lincoln_petersen, victims / (0.8 * 0.6));
}

// The odd-to-even ratio again: each single-list cell grows by the factor 1 + F_j / n_{j only}, with
// F_j = N p_j f_j / (1 - f_j), so the dark figure grows by their product.
TEST_CASE("unlinked false positives multiply the all-pairs dark figure, a factor a list") {
  const std::vector<double> p{0.1, 0.2, 0.15};
  const std::vector<double> f{0.2, 0.1, 0.3};
  Scenario scenario = world_of(p);
  set_false_positive_shares(scenario, f);
  const ContingencyTable pure = expected_table(world_of(p));
  double dark = victims - pure.observed();
  double observed = pure.observed();
  for (std::size_t j = 0; j < 3; ++j) {
    const double false_records = victims * p[j] * f[j] / (1.0 - f[j]);
    dark *= 1.0 + false_records / pure[only(static_cast<int>(j))];
    observed += false_records;
  }
  require_value(scenario, pairwise, observed + dark);
}

// Chao's dark figure goes with f1^2 at the same f2: the factor is (1 + sum F_j / f1)^2.
TEST_CASE("unlinked false positives multiply Chao's dark figure by (1 + F/f1)^2") {
  const std::vector<double> p{0.1, 0.2, 0.15};
  Scenario scenario = world_of(p);
  set_false_positive_shares(scenario, {0.25, 0.25, 0.25});
  const ContingencyTable pure = expected_table(world_of(p));
  const double f1 = pure.on_exactly(1);
  const double false_records = victims * (0.1 + 0.2 + 0.15) * 0.25 / 0.75;
  const double dark = (2.0 / 3.0) * f1 * f1 / (2.0 * pure.on_exactly(2));
  const double factor = (1.0 + false_records / f1) * (1.0 + false_records / f1);
  require_value(scenario, Chao{}, pure.observed() + false_records + dark * factor);
}

// M bystanders on list j with probability g_j: n_j = N p_j + M g_j, m = N p1 p2 + M g1 g2.
TEST_CASE("a pool of bystanders: (N p1 + M g1)(N p2 + M g2) / (N p1 p2 + M g1 g2)") {
  Scenario scenario = world_of({0.1, 0.05});
  set_false_alarms(scenario, 2'500, {0.3, 0.02});
  const double expected = (1000.0 + 750.0) * (500.0 + 50.0) / (50.0 + 2500.0 * 0.3 * 0.02);
  require_value(scenario, lincoln_petersen, expected);
}

// With g_j = c p_j and mu = M/N: N (1 + c mu)^2 / (1 + c^2 mu); at c = 1 it is N + M.
TEST_CASE("a pool flagged in proportion: N (1 + c mu)^2 / (1 + c^2 mu)") {
  for (double c : {0.5, 1.0, 2.0, 10.0}) {
    Scenario scenario = world_of({0.1, 0.05});
    set_false_alarms(scenario, 2'500, {0.1 * c, 0.05 * c});
    const double mu = 0.25;
    require_value(scenario, lincoln_petersen,
                  victims * (1.0 + c * mu) * (1.0 + c * mu) / (1.0 + c * c * mu));
  }
}

// Setting the pool's formula equal to N gives p1/g1 + p2/g2 + M/N = 1.
TEST_CASE("a pool leaves Lincoln-Petersen unbiased where p1/g1 + p2/g2 + M/N = 1") {
  Scenario scenario = world_of({0.1, 0.05});
  const double g1 = 0.25;
  const double g2 = 0.05 / (1.0 - 0.25 - 0.1 / g1);
  set_false_alarms(scenario, 2'500, {g1, g2});
  require_value(scenario, lincoln_petersen, victims);
}

// F = phi N false persons on both lists: n_j = N (p_j + phi), m = N (p1 p2 + phi).
TEST_CASE("copied false positives: N (p1+phi)(p2+phi) / (p1 p2 + phi)") {
  Scenario scenario = world_of({0.1, 0.1});
  set_false_alarms(scenario, 200, {1.0, 1.0});
  require_value(scenario, lincoln_petersen, victims * 0.12 * 0.12 / (0.01 + 0.02));
}

// F = phi N false records a list, a share s common: N (p1+phi)(p2+phi) / (p1 p2 + s phi), which is
// N exactly at s = p1 + p2 + phi.
TEST_CASE("false positives copied in part inflate below the share p1 + p2 + F/N, deflate above") {
  const double phi = 0.05;
  const double threshold = 0.1 + 0.15 + phi;
  for (double share : {0.0, 0.2, threshold, 0.4, 0.9}) {
    const Scenario scenario = copied({0.1, 0.15}, phi, share);
    const double expected = victims * 0.15 * 0.20 / (0.015 + share * phi);
    INFO("share " << share);
    if (share == threshold) require_value(scenario, lincoln_petersen, victims);
    require_value(scenario, lincoln_petersen, expected);
    CHECK((expected > victims * (1.0 + 1e-12)) == (share < threshold));
  }
}

}  // namespace darknumber::closed_forms_false_positives_test
