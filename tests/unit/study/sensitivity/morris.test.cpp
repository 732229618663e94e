// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/morris.h"

#include <array>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "engine/core/random_stream.h"
#include "engine/performance/moments.h"
#include "tests/support/test_functions.h"

namespace darknumber::morris_test {
namespace {

using namespace testing;
using Function = double (*)(std::span<const double>);
using Outputs = std::vector<std::vector<double>>;

/// A trajectory from every point of the grid, factors in their order. The start of a factor's step
/// is then every point of the grid once: its effects are the population's.
MorrisDesign enumerated(std::size_t dimensions, int levels) {
  MorrisDesign design{ungrouped(dimensions, levels), {}};
  std::vector<std::size_t> order(dimensions);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<int> start(dimensions, 0);
  for (std::size_t i = 0; i < dimensions;) {
    design.trajectories.push_back({start, order});
    for (i = 0; i < dimensions && start[i] == levels - 1; ++i) start[i] = 0;
    if (i < dimensions) ++start[i];
  }
  return design;
}

Outputs exact_outputs(const MorrisDesign& design, Function function) {
  Outputs outputs;
  for (const std::vector<double>& row : design.rows()) outputs.push_back({function(row)});
  return outputs;
}

struct Population {
  double mu, mu_star, sigma;
};

Population population_of(const ElementaryEffects& effects) {
  std::vector<double> values;
  double absolute = 0.0;
  for (const std::optional<double>& value : effects.values) {
    values.push_back(value.value());
    absolute += std::abs(*value);
  }
  const Moments moments = moments_of(values);
  const double n = static_cast<double>(moments.n);
  return {moments.mean, absolute / n, std::sqrt(moments.variance * (n - 1.0) / n)};
}

/// The exact mean and standard deviation of a factor's effects on the function of Morris, on four
/// levels. The polynomial is linear in each weight: the effect is the weight's change times a sum
/// over the others, of which the first six go together and all others count alone.
Population morris_population(std::size_t factor) {
  const std::array<double, 4> levels{0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0};
  const auto weight = [&](std::size_t j, std::size_t level) {
    return morris_weight(j, levels[level]);
  };
  std::vector<double> together;
  for (std::size_t point = 0; point < 4096; ++point) {
    std::vector<double> w(20, 0.0);
    for (std::size_t j = 0; j < 6; ++j) w[j] = weight(j, point >> (2 * j) & 3);
    w[factor] = 1.0;
    const double with = morris_polynomial(w);
    w[factor] = 0.0;
    together.push_back(with - morris_polynomial(w));
  }
  const Moments six = moments_of(together);
  double mean = six.mean;
  double variance = six.variance * 4095.0 / 4096.0;
  for (std::size_t j = 6; j < 20; ++j) {
    if (j == factor) continue;
    const double sign = (factor + j) % 2 == 0 ? 1.0 : -1.0;
    std::vector<double> alone;
    for (std::size_t level = 0; level < 4; ++level) alone.push_back(sign * weight(j, level));
    mean += moments_of(alone).mean;
    variance += moments_of(alone).variance * 3.0 / 4.0;
  }
  double change = 0.0;
  double squared_change = 0.0;
  for (std::size_t level = 0; level < 2; ++level) {
    const double each = (weight(factor, level + 2) - weight(factor, level)) / (2.0 / 3.0);
    change += each / 2.0;
    squared_change += each * each / 2.0;
  }
  const double mu = change * mean;
  return {mu, 0.0, std::sqrt(squared_change * (variance + mean * mean) - mu * mu)};
}

void check_population(const ElementaryEffects& effects, const Population& expected, double margin) {
  const Population found = population_of(effects);
  CHECK(found.mu == Approx(expected.mu).margin(margin));
  CHECK(found.mu_star == Approx(expected.mu_star).margin(margin));
  CHECK(found.sigma == Approx(expected.sigma).margin(margin));
}

TEST_CASE("the effects of the enumerated design are the population's: Ishigami") {
  const MorrisDesign design = enumerated(3, 4);
  CHECK(design.trajectories.size() == 64);
  const auto effects = elementary_effects(design, exact_outputs(design, ishigami));
  check_population(effects[0], {7.7040541116, 7.7040541116, 6.2487961033}, 1e-9);
  check_population(effects[1], {0.0, 7.875, 7.875}, 1e-9);
  check_population(effects[2], {0.0, 6.2487961033, 8.8371321978}, 1e-9);
}

TEST_CASE("the effects of the enumerated design are the population's: G") {
  const MorrisDesign design = enumerated(8, 4);
  const auto effects = elementary_effects(design, exact_outputs(design, sobol_g));
  constexpr double printed = 5.1e-9;  // eight decimals
  check_population(effects[0], {0.0, 2.59150644, 2.71863149}, printed);
  check_population(effects[1], {0.0, 1.48086082, 1.67004205}, printed);
  check_population(effects[2], {0.0, 0.59234433, 0.69025482}, printed);
  check_population(effects[3], {0.0, 0.33438793, 0.39138275}, printed);
  for (std::size_t factor = 4; factor < 8; ++factor)
    check_population(effects[factor], {0.0, 0.03443862, 0.04039143}, printed);
  // In closed form: on this grid a coordinate's term is (2 + a)/(1 + a) or (2/3 + a)/(1 + a), each
  // half of the time, and a move exchanges them.
  double others = 1.0;
  for (const double a : {1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0})
    others *= (4.0 / 3.0 + a) / (1.0 + a);
  CHECK(population_of(effects[0]).mu_star == Approx(2.0 * others).margin(1e-12));
}

struct MorrisRow {
  std::size_t factor;  // from 1
  double mu, sigma, mu_star, mu_star_margin;
};
constexpr std::array<MorrisRow, 20> morris_table{{
    {1, 13.500968, 75.419951, 64.17, 0.04},  {2, 11.895616, 75.419951, 63.72, 0.04},
    {3, 23.952752, 70.134289, 51.23, 0.04},  {4, 11.895616, 75.419951, 63.76, 0.04},
    {5, 23.952752, 70.005091, 50.90, 0.04},  {6, 15.117057, 52.272843, 43.35, 0.04},
    {7, 34.647935, 25.939614, 34.648, 5e-3}, {8, 37.591973, 6.600114, 37.592, 5e-3},
    {9, 42.408027, 6.600114, 42.408, 5e-3},  {10, 37.591973, 6.600114, 37.592, 5e-3},
    {11, 0.408027, 6.600114, 5.289, 5e-3},   {12, -0.408027, 6.600114, 5.289, 5e-3},
    {13, 0.408027, 6.600114, 5.289, 5e-3},   {14, -0.408027, 6.600114, 5.289, 5e-3},
    {15, 0.408027, 6.600114, 5.289, 5e-3},   {16, -0.408027, 6.600114, 5.289, 5e-3},
    {17, 0.408027, 6.600114, 5.289, 5e-3},   {18, -0.408027, 6.600114, 5.289, 5e-3},
    {19, 0.408027, 6.600114, 5.289, 5e-3},   {20, -0.408027, 6.600114, 5.289, 5e-3},
}};

TEST_CASE("the function of Morris has the mean and spread of effects that its table says") {
  for (const MorrisRow& row : morris_table) {
    INFO("factor " << row.factor);
    const Population exact = morris_population(row.factor - 1);
    CHECK(exact.mu == Approx(row.mu).margin(5.1e-7));
    CHECK(exact.sigma == Approx(row.sigma).margin(5.1e-7));
  }
}

TEST_CASE("a random design finds the effects of the function of Morris") {
  constexpr double r = 10000.0;
  const MorrisDesign design = morris_design(ungrouped(20, 4), 10000, 0);
  const auto effects = morris_effects(design, exact_outputs(design, morris_function));
  REQUIRE(effects.size() == 20);
  for (const MorrisRow& row : morris_table) {
    INFO("factor " << row.factor);
    const MorrisEffect& effect = effects[row.factor - 1];
    const Population exact = morris_population(row.factor - 1);
    CHECK(effect.n_used == 10000);
    CHECK(std::abs(*effect.mu - exact.mu) < 5.0 * exact.sigma / std::sqrt(r));
    const double bootstrap_se = (*effect.upper - *effect.lower) / 3.92;
    CHECK(std::abs(*effect.mu_star - row.mu_star) < 5.0 * bootstrap_se + row.mu_star_margin);
    CHECK(bootstrap_se < 1.1 * exact.sigma / std::sqrt(r));
    // Var log s^2 = (kurtosis - 1) / n; effects that are sums have a kurtosis of 5 or less.
    CHECK(std::abs(std::log(*effect.sigma / exact.sigma)) < 5.0 * std::sqrt(4.0 / r) / 2.0);
    CHECK_FALSE(effect.noise_floor);
    CHECK_FALSE(effect.inside_noise);
  }
}

TEST_CASE("factors of the function of Morris fall into their three kinds at r = 50") {
  const MorrisDesign design = morris_design(ungrouped(20, 4), 50, 0);
  const auto effects = morris_effects(design, exact_outputs(design, morris_function));
  for (std::size_t i = 0; i < 20; ++i) {
    INFO("factor " << i + 1);
    const double ratio = *effects[i].sigma / *effects[i].mu_star;
    if (i < 6) CHECK((ratio > 0.9 && *effects[i].mu_star > 25.0));
    if (i >= 7 && i < 10) CHECK((ratio < 0.3 && *effects[i].mu_star > 30.0));
    if (i >= 10) CHECK(*effects[i].mu_star < 10.0);
  }
}

/// y = 5 x1 + 0 x2, with noise of standard deviation `noise` and R replicates.
Outputs noisy_outputs(const MorrisDesign& design, double noise, std::uint32_t replicates) {
  Outputs outputs;
  std::uint32_t item = 0;
  for (const std::vector<double>& row : design.rows()) {
    RandomStream stream(0, 0, Purpose::performance_bootstrap, item++);
    boost::random::normal_distribution<double> error(0.0, noise);
    outputs.emplace_back();
    for (std::uint32_t r = 0; r < replicates; ++r)
      outputs.back().push_back(5.0 * row[0] + error(stream));
  }
  return outputs;
}

TEST_CASE("a factor without effect shows the noise floor and is marked") {
  // tau^2 = 2 noise^2 / (R step^2): with noise 1, R = 4 and step 2/3 it is 1.125.
  constexpr double r = 2000.0;
  const double tau = std::sqrt(1.125);
  const MorrisDesign design = morris_design(ungrouped(2, 4), 2000, 0);
  const auto effects = morris_effects(design, noisy_outputs(design, 1.0, 4));
  const MorrisEffect& inert = effects[1];
  // A mean of 2000 variances with 3 degrees of freedom each.
  CHECK(std::abs(*inert.noise_floor / (0.79788456 * tau) - 1.0) <
        5.0 * std::sqrt(2.0 / (3.0 * r)) / 2.0);
  CHECK(std::abs(*inert.mu_star - 0.79788456 * tau) < 5.0 * 0.6028 * tau / std::sqrt(r));
  CHECK(inert.inside_noise);
  CHECK(std::abs(*inert.noise_free_variance) <
        5.0 * tau * tau * std::sqrt(2.0 / r + 2.0 / (3.0 * r)));
  const MorrisEffect& active = effects[0];
  CHECK_FALSE(active.inside_noise);
  CHECK(std::abs(*active.mu - 5.0) < 5.0 * tau / std::sqrt(r));
  CHECK(*active.sigma > 0.9 * tau);
  CHECK(*active.noise_free_sigma < 0.35 * tau);
}

TEST_CASE("common random numbers that cancel leave no noise") {
  const MorrisDesign design = morris_design(ungrouped(2, 4), 5, 0);
  Outputs outputs;
  for (const std::vector<double>& row : design.rows())
    outputs.push_back({row[0] + 100.0, row[0] - 8.0, row[0]});
  const auto effects = morris_effects(design, outputs);
  CHECK(*effects[0].mu == Approx(1.0).epsilon(1e-12));
  CHECK(*effects[0].noise_floor < 1e-6);
  CHECK_FALSE(effects[0].inside_noise);
  CHECK(*effects[1].mu_star == 0.0);
  CHECK(*effects[1].noise_floor == 0.0);
  CHECK(effects[1].inside_noise);
}

TEST_CASE("what has no answer is left out and counted") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const MorrisDesign design = morris_design(ungrouped(3, 4), 10, 0);
  Outputs outputs = exact_outputs(design, ishigami);
  const auto whole = elementary_effects(design, outputs);
  outputs[0] = {nan};                                      // the start of the first trajectory
  outputs[6] = {std::numeric_limits<double>::infinity()};  // within the second
  const auto effects = morris_effects(design, outputs);
  const auto parts = elementary_effects(design, outputs);
  std::size_t missing = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(effects[i].n_used + effects[i].n_missing == 10);
    missing += effects[i].n_missing;
    for (std::size_t t = 0; t < 10; ++t)
      if (parts[i].values[t]) CHECK(*parts[i].values[t] == *whole[i].values[t]);
  }
  CHECK(missing == 3);
  for (auto& output : outputs) output = {nan};
  const MorrisEffect none = morris_effects(design, outputs).front();
  CHECK(none.n_missing == 10);
  CHECK_FALSE((none.mu || none.mu_star || none.sigma || none.lower || none.noise_floor));
}

TEST_CASE("a replicate without an answer drops out of its pairs alone") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  MorrisDesign design{ungrouped(1, 2), {{{0}, {0}}, {{1}, {0}}}};
  const Outputs outputs{{1.0, nan, 3.0}, {2.0, 9.0, 7.0}, {6.0, 5.0, 5.0}, {4.0, nan, nan}};
  const auto effects = elementary_effects(design, outputs);
  CHECK(*effects[0].values[0] == 2.5);            // (1 + 4) / 2, step 1
  CHECK(*effects[0].noise_variances[0] == 2.25);  // s^2 = 4.5, R = 2
  CHECK(*effects[0].values[1] == 2.0);            // downward: -2 / -1
  CHECK_FALSE(effects[0].noise_variances[1]);
}

TEST_CASE("groups have an absolute effect alone") {
  const MorrisPlan plan{{0, 0, 1}, 4};
  const MorrisDesign design = morris_design(plan, 10, 0);
  Outputs outputs;
  for (const std::vector<double>& row : design.rows())
    outputs.push_back({row[0] + 2.0 * row[1] - 3.0 * row[2]});
  const auto effects = morris_effects(design, outputs);
  REQUIRE(effects.size() == 2);
  for (std::size_t t = 0; t < 10; ++t) {
    const std::vector<int>& start = design.trajectories[t].start;
    const bool same_way = (start[0] < 2) == (start[1] < 2);
    CHECK(*elementary_effects(design, outputs)[0].values[t] ==
          Approx(same_way ? 3.0 : 1.0).epsilon(1e-12));
  }
  CHECK(*effects[1].mu_star == Approx(3.0).epsilon(1e-12));
  CHECK_FALSE((effects[1].mu || effects[1].sigma || effects[1].noise_free_sigma));
  CHECK(effects[1].upper.has_value());
}

}  // namespace
}  // namespace darknumber::morris_test
