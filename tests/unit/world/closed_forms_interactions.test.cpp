// SPDX-License-Identifier: MIT
// Referral, avoidance and severity on two and three lists, and where two violations cancel: the
// large-sample value of an estimator in closed form, derived from the expected counts.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/severity.h"
#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::closed_forms_interactions_test {
namespace {

using namespace testing;

constexpr double victims = 10'000.0;
const Method lincoln_petersen = LincolnPetersen{};

Scenario world_of(const std::vector<double>& p) {
  return textbook(10'000, p);
}

Scenario referring(double p1, double p2, double rho) {
  Scenario scenario = world_of({p1, p2});
  scenario.referrals = {{0, 1, rho, Group::everyone}};
  return scenario;
}

/// What referral leaves of N on two lists.
double referral_factor(double p1, double p2, double rho) {
  return (p2 + rho * p1 * (1.0 - p2)) / (p2 + rho * (1.0 - p2));
}

}  // namespace

// P(2 | 1) = p2 + rho (1 - p2), P(2 | not 1) = p2: the odds ratio of the two lists is
// theta = (p2 + rho (1 - p2)) / (p2 (1 - rho)), and the estimate of n00 is n00 / theta.
TEST_CASE("referral from 1 to 2 is an odds ratio of (p2 + rho (1 - p2)) / (p2 (1 - rho))") {
  const double p1 = 0.1, p2 = 0.05;
  for (double rho : {0.02, 0.3, 0.9}) {
    const Scenario scenario = referring(p1, p2, rho);
    const ContingencyTable table = expected_table(scenario);
    const double dark = victims - table.observed();
    const double theta = (p2 + rho * (1.0 - p2)) / (p2 * (1.0 - rho));
    CHECK(dark * table[3] / (table[1] * table[2]) == Approx(theta).epsilon(1e-9));
    require_value(scenario, lincoln_petersen, victims - dark * (1.0 - 1.0 / theta));
    require_value(scenario, lincoln_petersen, victims * referral_factor(p1, p2, rho));
  }
}

// Small rates matter: with p1 = p2 = .1, referral of 5, 10 and 20 % leaves .72, .57 and .42 of N.
TEST_CASE("referral of a few per cent takes a third off Lincoln-Petersen") {
  CHECK(large_sample(referring(0.1, 0.1, 0.05), lincoln_petersen) / victims ==
        Approx(0.72).margin(0.005));
  CHECK(large_sample(referring(0.1, 0.1, 0.1), lincoln_petersen) / victims ==
        Approx(0.57).margin(0.005));
  CHECK(large_sample(referring(0.1, 0.1, 0.2), lincoln_petersen) / victims ==
        Approx(0.42).margin(0.005));
}

// One pair of three lists depends, and no triple: the models with that pair are right.
TEST_CASE("three lists, referral from 1 to 2 alone: [12][3] and all pairs give N") {
  for (double rho : {0.1, 0.5}) {
    Scenario scenario = world_of({0.1, 0.15, 0.2});
    scenario.referrals = {{0, 1, rho, Group::everyone}};
    require_value(scenario, LoglinearFixed{FixedTerms::listed, {0b011}}, victims);
    require_value(scenario, pairwise, victims);
    CHECK(large_sample(scenario, independence) < 0.95 * victims);
  }
}

// A hub: lists 1 and 2 both refer to 3. Given the number h of lists 1, 2 that a person is on, it is
// on 3 with q_h = 1 - (1 - p3)(1 - rho)^h; the odd-to-even ratio gives n000 xi for n000 with
// xi = q11 q0 / (q10 q01).
TEST_CASE("referrals to a hub: all pairs gives N + n000 (xi - 1)") {
  const double p3 = 0.1;
  for (double rho : {0.05, 0.3}) {
    Scenario scenario = world_of({0.1, 0.12, p3});
    scenario.referrals = {{0, 2, rho, Group::everyone}, {1, 2, rho, Group::everyone}};
    const auto q = [&](int from) { return 1.0 - (1.0 - p3) * std::pow(1.0 - rho, from); };
    const double xi = q(2) * q(0) / (q(1) * q(1));
    const double dark = victims * 0.9 * 0.88 * 0.9;
    require_value(scenario, pairwise, victims + dark * (xi - 1.0));
    if (rho == 0.05) continue;
    CHECK(xi == Approx(0.408).margin(0.0005));
    CHECK(large_sample(scenario, independence) / victims == Approx(0.47).margin(0.005));
    CHECK(large_sample(scenario, pairwise) / victims == Approx(0.58).margin(0.005));
  }
}

// The behavioural response of Otis et al. (1978): list 2 with c = (1 - a) p2 once on list 1 gives
// N (p1 + (1 - p1) p2 / c) = N (1 - a p1) / (1 - a). The same where an agency suppresses a report
// because another has filed it already.
TEST_CASE("avoidance, or suppression of what another has filed: N (1 - a p1) / (1 - a)") {
  const double p1 = 0.1, p2 = 0.05;
  for (double a : {0.02, 0.4, 0.95}) {
    Scenario scenario = world_of({p1, p2});
    scenario.avoidance = {{0, 1, a, Group::victims}};
    const double c = (1.0 - a) * p2;
    require_value(scenario, lincoln_petersen, victims * (p1 + (1.0 - p1) * p2 / c));
    require_value(scenario, lincoln_petersen, victims * (1.0 - a * p1) / (1.0 - a));
  }
}

// Avoidance both ways loses a person on both lists to each with its own probability:
// n11 = N p1 p2 (1-a)(1-b), n1 = N p1 (1 - b p2), n2 = N p2 (1 - a p1).
TEST_CASE("avoidance both ways: N (1 - a p1)(1 - b p2) / ((1 - a)(1 - b))") {
  Scenario scenario = world_of({0.1, 0.05});
  scenario.avoidance = {{0, 1, 0.3, Group::victims}, {1, 0, 0.6, Group::victims}};
  require_value(scenario, lincoln_petersen,
                victims * (1.0 - 0.3 * 0.1) * (1.0 - 0.6 * 0.05) / (0.7 * 0.4));
}

// Nested hard thresholds and independent capture: everyone on the stricter list's side of both is
// caught by either with its own probability, so two lists estimate the broadest definition.
TEST_CASE("nested thresholds: Lincoln-Petersen gives the number above the lower one") {
  for (const auto& [first, second] :
       {std::pair(1.0, 1.5), std::pair(2.0, 0.5), std::pair(1.5, 1.5)}) {
    Scenario scenario = textbook(0, {0.0, 0.0});
    scenario.population.at_risk = AtRisk{100'000, 1.5};
    const Threshold thresholds[2] = {{first, 0.0, 0.1}, {second, 0.0, 0.2}};
    for (std::size_t j = 0; j < 2; ++j)
      scenario.agencies[j].rates.threshold = scenario.agencies[j].in_stratum[0].threshold =
          thresholds[j];
    require_value(scenario, lincoln_petersen, 100'000.0 * share_above(std::min(first, second)));
  }
}

// False positives alone on their lists, a share f of either, divide by (1 - f)^2; referral of
// victims multiplies by its factor. They cancel where (1 - f)^2 is that factor.
TEST_CASE("false positives and referrals cancel where (1 - f)^2 is the referral's factor") {
  struct Row {
    double p, rho, share;  // the share to the digits known
    double digits;
  };
  const Row rows[] = {{0.1, 0.01, 0.038, 5e-4}, {0.1, 0.02, 0.071, 5e-4}, {0.1, 0.05, 0.151, 5e-4},
                      {0.1, 0.1, 0.243, 5e-4},  {0.1, 0.2, 0.351, 5e-4},  {0.02, 0.01, 0.16, 5e-3}};
  for (const Row& row : rows) {
    const double p1 = row.p == 0.02 ? 0.1 : row.p;
    const double share = 1.0 - std::sqrt(referral_factor(p1, row.p, row.rho));
    INFO("p2 " << row.p << ", rho " << row.rho << ", share " << share);
    CHECK(std::abs(share - row.share) <= row.digits);
    Scenario scenario = world_of({p1, row.p});
    scenario.referrals = {{0, 1, row.rho, Group::victims}};
    set_false_positive_shares(scenario, {share, share});
    require_value(scenario, lincoln_petersen, victims);
  }
}

}  // namespace darknumber::closed_forms_interactions_test
