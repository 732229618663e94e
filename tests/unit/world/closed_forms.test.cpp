// SPDX-License-Identifier: MIT
// The large-sample value of an estimator under one violation, where theory gives it in closed form.
// Each case states the formula and where it comes from; the derivations are a line each, from the
// expected counts. N is the number of victims, p the capture probabilities.
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::closed_forms_test {
namespace {

using namespace testing;

constexpr double victims = 10'000.0;
const Method lincoln_petersen = LincolnPetersen{};

Scenario world_of(const std::vector<double>& p) {
  return textbook(10'000, p);
}

}  // namespace

// Otis et al. (1978): when nothing is violated every estimator of the closed population is right.
TEST_CASE("without a violation Lincoln-Petersen, independence and all pairs give N") {
  require_value(world_of({0.05, 0.2}), lincoln_petersen, victims);
  for (const Method& method : {independence, pairwise}) {
    require_value(world_of({0.05, 0.2, 0.1}), method, victims);
    require_value(world_of({0.01, 0.3, 0.1, 0.2, 0.05}), method, victims);
  }
}

// Darroch (1958): the independence model's N solves 1 - n/N = prod_j (1 - n_j/N).
TEST_CASE("the independence model solves Darroch's equation on a violated world") {
  Scenario scenario = world_of({0.1, 0.2, 0.15});
  set_false_positive_shares(scenario, {0.3, 0.0, 0.1});
  const ContingencyTable table = expected_table(scenario);
  const double n_hat = population_size(table, independence);
  double product = 1.0;
  for (int j = 0; j < 3; ++j) product *= 1.0 - table.on_all(only(j)) / n_hat;
  CHECK(product == Approx(1.0 - table.observed() / n_hat).epsilon(1e-12));
}

// Bishop, Fienberg & Holland (1975), section 6.4: without the interaction of all lists the dark
// figure is the product of the cells of odd size over that of the other cells of even size.
TEST_CASE("all pairs of three lists is the ratio of odd to even cells") {
  Scenario scenario = world_of({0.1, 0.2, 0.15});
  set_rate(scenario, &AgencyRates::missed_link_probability, 0.1);
  const ContingencyTable table = expected_table(scenario);
  const double dark = table[7] * table[1] * table[2] * table[4] / (table[3] * table[5] * table[6]);
  CHECK(population_size(table, pairwise) == Approx(table.observed() + dark).epsilon(1e-10));
}

// Chao (1987): n + f1^2 / (2 f2), here the engine's without its factor (k - 1)/k = 4/5, is no lower
// bound. On lists of coverage .02, .03, .10, .015, .02 it gives 1.4771 N.
TEST_CASE("Chao's estimator is above N when lists differ in coverage") {
  const Scenario scenario = world_of({0.02, 0.03, 0.10, 0.015, 0.02});
  const double observed = expected_table(scenario).observed();
  const double dark = (large_sample(scenario, Chao{}) - observed) * 5.0 / 4.0;
  CHECK((observed + dark) / victims == Approx(1.4771).margin(0.00005));
}

// Ding & Fienberg (1994): a true pair is missed with probability beta, m = N p1 p2 (1 - beta).
TEST_CASE("missed links inflate Lincoln-Petersen by 1/(1-beta)") {
  Scenario scenario = world_of({0.1, 0.05});
  set_rate(scenario.agencies[1], &AgencyRates::missed_link_probability, 0.08);
  require_value(scenario, lincoln_petersen, victims / 0.92);
}

// An anonymous record becomes a person of its own: the sizes stay, m = N p1 p2 (1-a1)(1-a2). The
// same form as misidentified captures (Link et al. 2010, Biometrics 66:178).
TEST_CASE("anonymous records inflate Lincoln-Petersen by 1/((1-a1)(1-a2))") {
  Scenario scenario = world_of({0.1, 0.05});
  set_rate(scenario.agencies[0], &AgencyRates::anonymous_share, 0.2);
  set_rate(scenario.agencies[1], &AgencyRates::anonymous_share, 0.1);
  require_value(scenario, lincoln_petersen, victims / (0.8 * 0.9));
}

// On k lists: linkable lists p_j (1 - a_j) and N p_j a_j unlinked records, hence the factors of
// unlinked false positives. a = (.2, .3, .1), p = (.2, .1, .15), N = 1000 gives 2018.
TEST_CASE("anonymous records double the all-pairs estimate") {
  const std::vector<double> p{0.2, 0.1, 0.15};
  const std::vector<double> a{0.2, 0.3, 0.1};
  Scenario scenario = world_of(p);
  std::vector<double> linkable = p;
  for (std::size_t j = 0; j < 3; ++j) {
    set_rate(scenario.agencies[j], &AgencyRates::anonymous_share, a[j]);
    linkable[j] *= 1.0 - a[j];
  }
  const ContingencyTable pure = expected_table(world_of(linkable));
  double dark = victims - pure.observed();
  double observed = pure.observed();
  for (std::size_t j = 0; j < 3; ++j) {
    dark *= 1.0 + victims * p[j] * a[j] / pure[only(static_cast<int>(j))];
    observed += victims * p[j] * a[j];
  }
  require_value(scenario, pairwise, observed + dark);
  CHECK(std::round(large_sample(scenario, pairwise) / 10.0) == 2018.0);
}

// Anonymous records thrown away are records not reported: p_j becomes p_j (1 - a_j), no bias.
TEST_CASE("dropping records at random, or not reporting them, biases nothing") {
  Scenario scenario = world_of({0.1, 0.2, 0.15});
  const std::vector<double> reported{0.3, 1.0, 0.7};
  for (std::size_t j = 0; j < 3; ++j)
    set_rate(scenario.agencies[j], &AgencyRates::reporting_probability, reported[j]);
  for (const Method& method : {independence, pairwise}) require_value(scenario, method, victims);
}

// Duplicates that nobody recognises add a share d_j to a list: n_j = N p_j (1 + d_j), m stays.
TEST_CASE("unlinked duplicates inflate Lincoln-Petersen by (1+d1)(1+d2)") {
  Scenario scenario = world_of({0.1, 0.05});
  set_rate(scenario.agencies[0], &AgencyRates::duplicate_probability, 0.1);
  set_rate(scenario.agencies[1], &AgencyRates::duplicate_probability, 0.3);
  require_value(scenario, lincoln_petersen, victims * 1.1 * 1.3);
}

// Gerritse, van der Heijden & Bakker (2015), J. Official Statistics 31:357: with an odds ratio
// theta the estimate of n00 is n10 n01 / n11 = n00 / theta, hence N - n00 (1 - 1/theta).
TEST_CASE("an odds ratio between two lists: N - n00 (1 - 1/theta)") {
  for (double theta : {0.2, 0.5, 2.0, 10.0}) {
    Scenario scenario = world_of({0.1, 0.05});
    scenario.dependence = {{0, 1, theta, Group::everyone}};
    const double dark = victims - expected_table(scenario).observed();
    require_value(scenario, lincoln_petersen, victims - dark * (1.0 - 1.0 / theta));
  }
}

// Seber (1982), section 3.2.3, on catchability that varies between persons:
// N E[p1] E[p2] / E[p1 p2].
TEST_CASE("strata: Lincoln-Petersen converges to N E[p1] E[p2] / E[p1 p2]") {
  Scenario scenario = world_of({0.1, 0.1});
  set_strata(scenario, {{"one", 0.7, 0.5}, {"two", 0.3, 0.5}});
  const double p[2][2] = {{0.05, 0.2}, {0.3, 0.02}};  // by stratum, by list
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t j = 0; j < 2; ++j)
      scenario.agencies[j].in_stratum[s].capture_probability = p[s][j];
  const double first = 0.7 * 0.05 + 0.3 * 0.3;
  const double second = 0.7 * 0.2 + 0.3 * 0.02;
  const double both = 0.7 * 0.05 * 0.2 + 0.3 * 0.3 * 0.02;
  require_value(scenario, lincoln_petersen, victims * first * second / both);
}

// Latent classes as a trait: E over the classes of the logistic probabilities, solved here apart
// from the engine by bisection on the intercept.
TEST_CASE("latent classes: N E[p1] E[p2] / E[p1 p2], with the intercepts solved by bisection") {
  const ClassesTrait classes{{-0.5, 1.5}, {0.75, 0.25}};
  Scenario scenario = world_of({0.1, 0.05});
  add_trait(scenario, {"class", classes}, {1.0, -0.6});
  const double loadings[2] = {1.0, -0.6};
  double both = 0.0;
  double probability[2][2];
  for (int j = 0; j < 2; ++j) {
    const double margin = j == 0 ? 0.1 : 0.05;
    double low = -20.0, high = 20.0;
    for (int step = 0; step < 100; ++step) {
      const double middle = 0.5 * (low + high);
      double mean = 0.0;
      for (std::size_t c = 0; c < 2; ++c) {
        probability[j][c] = 1.0 / (1.0 + std::exp(-middle - loadings[j] * classes.values[c]));
        mean += classes.shares[c] * probability[j][c];
      }
      (mean < margin ? low : high) = middle;
    }
  }
  for (std::size_t c = 0; c < 2; ++c)
    both += classes.shares[c] * probability[0][c] * probability[1][c];
  require_value(scenario, lincoln_petersen, victims * 0.1 * 0.05 / both);
}

// The two classes of a well-known warning: with shares .9, .1 and capture probabilities
// (.033, .099, .132) and (.825, .759, .99) Lincoln-Petersen, independence and all pairs give 0.28,
// 0.39 and 6.83 N.
TEST_CASE("classes can push log-linear models either way") {
  Scenario scenario = world_of({0.1, 0.1, 0.1});
  set_strata(scenario, {{"low", 0.9, 0.5}, {"high", 0.1, 0.5}});
  const double p[2][3] = {{0.033, 0.099, 0.132}, {0.825, 0.759, 0.99}};
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t j = 0; j < 3; ++j)
      scenario.agencies[j].in_stratum[s].capture_probability = p[s][j];
  CHECK(large_sample(scenario, lincoln_petersen, {0, 1}) / victims == Approx(0.28).margin(0.005));
  CHECK(large_sample(scenario, independence) / victims == Approx(0.39).margin(0.005));
  CHECK(large_sample(scenario, pairwise) / victims == Approx(6.83).margin(0.005));
}

// Persons whom no list can catch leave no trace: what is right for the rest gives N (1 - u).
TEST_CASE("an uncatchable share u takes N u off every estimate") {
  Scenario scenario = world_of({0.1, 0.2, 0.15});
  set_strata(scenario, {{"catchable", 0.7, 0.5}, {"uncatchable", 0.3, 0.5}});
  for (AgencySpec& agency : scenario.agencies) agency.in_stratum[1].capture_probability = 0.0;
  for (const Method& method : {independence, pairwise})
    require_value(scenario, method, 0.7 * victims);
}

// Lists that cover parts k1 and k2 of the population, k12 in common: N k1 k2 / k12.
TEST_CASE("lists that cover parts of the population: N k1 k2 / k12") {
  Scenario scenario = world_of({0.1, 0.2});
  set_strata(
      scenario,
      {{"both", 0.2, 0.25}, {"first", 0.3, 0.25}, {"second", 0.1, 0.25}, {"neither", 0.4, 0.25}});
  const auto zero = [&](std::size_t agency, std::size_t stratum) {
    scenario.agencies[agency].in_stratum[stratum].capture_probability = 0.0;
  };
  zero(1, 1);
  zero(0, 2);
  zero(0, 3);
  zero(1, 3);
  require_value(scenario, lincoln_petersen, victims * 0.5 * 0.3 / 0.2);
}

}  // namespace darknumber::closed_forms_test
