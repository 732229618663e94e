// SPDX-License-Identifier: MIT
// Reference values: closed forms of the three functions.
#include "engine/study/sensitivity/shapley_effects.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "tests/support/sensitivity_functions.h"

namespace darknumber::shapley_effects_test {
namespace {

using namespace testing;

double half_width(const SensitivityIndex& index) {
  return (index.interval->upper - index.interval->lower) / 2.0;
}

void check_within(const ShapleyEffects& effects, const std::vector<double>& expected) {
  REQUIRE(effects.effects.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const SensitivityIndex& effect = effects.effects[i];
    REQUIRE(effect.interval);
    INFO("factor " << i + 1 << ": " << *effect.value << " +- " << half_width(effect)
                   << ", expected " << expected[i]);
    CHECK(std::abs(*effect.value - expected[i]) <= 3.0 * half_width(effect));
    CHECK(half_width(effect) < 0.06);
  }
}

ShapleyEffects exact_effects(const ShapleyDesign& design, const CubeFunction& function) {
  return shapley_effects(design, exact_outputs(design, function));
}

}  // namespace

TEST_CASE("Shapley effects of Ishigami's function, with intervals no wider than of random points") {
  const ShapleyEffects effects = exact_effects(ShapleyDesign({3, 2048, 8, 0}), ishigami);
  check_within(effects, {0.435747023179, 0.442411144790, 0.121841832031});
  // Independent points have 0.021, 0.014 and 0.015 where the variance is known, with a normal
  // quantile; that of seven degrees of freedom is 1.21 times it, and scrambled points err less.
  const std::array known_variance{0.021, 0.014, 0.015};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(half_width(effects.effects[i]) < 1.21 * known_variance[i]);
    CHECK(half_width(effects.effects[i]) > 0.0);
    CHECK(effects.effects[i].n_used == 16384);
  }
  CHECK(*effects.variance == Approx(13.844587940719).epsilon(0.02));
  CHECK(!effects.noise_share);
}

TEST_CASE("Shapley effects of Sobol's G function and Morris's function, over eight scrambles") {
  const double rest = 0.000087872732;
  check_within(
      exact_effects(ShapleyDesign({8, 2048, 8, 0}), sobol_g),
      {0.751518863064, 0.210477293704, 0.028880459423, 0.008771892882, rest, rest, rest, rest});
  std::vector<double> morris{0.12771104, 0.13162800, 0.06358836, 0.13162800, 0.06355354,
                             0.04708728, 0.06898825, 0.10117922, 0.15122597, 0.10117922};
  morris.resize(20, 0.00122311);
  check_within(exact_effects(ShapleyDesign({20, 1024, 8, 0}), morris_function), morris);
}

TEST_CASE("effects sum to 1, and their variance is that of the ends") {
  const ShapleyDesign design({4, 128, 2, 3});
  const ReplicatedOutputs outputs = exact_outputs(design, ishigami);
  const ShapleyEffects effects = shapley_effects(design, outputs);
  double sum = 0.0, variance = 0.0;
  for (const SensitivityIndex& effect : effects.effects) sum += *effect.value;
  for (std::size_t k = 0; k < 128; ++k)
    for (std::size_t scramble = 0; scramble < 2; ++scramble) {
      const std::size_t row = design.first_row(k, scramble);
      variance += std::pow(outputs.values[row] - outputs.values[row + 4], 2) / 2.0 / 256.0;
    }
  CHECK(sum == Approx(1.0).epsilon(1e-12));
  CHECK(*effects.variance == Approx(variance).epsilon(1e-12));
  CHECK(*effects.effects[3].value == 0.0);  // inert
}

TEST_CASE("a factor that does everything has an effect of 1 without any doubt") {
  const auto first = [](std::span<const double> x) { return std::exp(x[0]); };
  const ShapleyEffects effects = exact_effects(ShapleyDesign({2, 16, 4, 0}), first);
  CHECK(*effects.effects[0].value == 1.0);
  CHECK(half_width(effects.effects[0]) == Approx(0.0).margin(1e-15));
  CHECK(*effects.effects[1].value == 0.0);
  CHECK(half_width(effects.effects[1]) == 0.0);
}

TEST_CASE("each row exchanges one coordinate more, in an order that is a fair draw") {
  const ShapleyDesign design({3, 6000, 1, 0});
  std::map<std::vector<std::size_t>, double> orders;
  for (std::size_t k = 0; k < 6000; ++k) ++orders[design.order(k, 0)];
  REQUIRE(orders.size() == 6);
  for (const auto& [order, times] : orders)
    CHECK(std::abs(times - 1000.0) < 5.0 * std::sqrt(6000.0 * 5.0 / 36.0));
  for (std::size_t k = 0; k < 10; ++k) {
    const std::size_t first = design.first_row(k, 0);
    const std::vector<std::size_t> order = design.order(k, 0);
    for (std::size_t j = 1; j <= 3; ++j) {
      const std::vector<double> before = design.row(first + j - 1).point;
      const std::vector<double> after = design.row(first + j).point;
      CHECK(design.row(first + j).exchanged == j);
      for (std::size_t i = 0; i < 3; ++i) CHECK((before[i] != after[i]) == (i == order[j - 1]));
    }
  }
}

TEST_CASE("a larger Shapley design begins with the rows of the smaller one; seeds differ") {
  const ShapleyDesign small({3, 16, 2, 0});
  const ShapleyDesign large({3, 32, 2, 0});
  const ShapleyDesign other({3, 16, 2, 1});
  CHECK(small.rows() == 16 * 2 * 4);
  for (std::size_t row = 0; row < small.rows(); ++row) {
    REQUIRE(small.row(row).point == large.row(row).point);
    REQUIRE(small.row(row).point != other.row(row).point);
  }
}

TEST_CASE("a base point with a missing output is left out; a constant output has no effects") {
  const ShapleyDesign design({3, 1024, 1, 0});
  ReplicatedOutputs outputs = exact_outputs(design, ishigami);
  for (std::size_t k = 0; k < 10; ++k)
    outputs.values[design.first_row(97 * k, 0) + k % 4] = std::numeric_limits<double>::quiet_NaN();
  const ShapleyEffects effects = shapley_effects(design, outputs);
  CHECK(effects.missing == 10);
  CHECK(effects.effects[0].n_used == 1014);
  std::fill(outputs.values.begin(), outputs.values.end(), 2.5);
  const ShapleyEffects none = shapley_effects(design, outputs);
  CHECK(!none.effects[0].value);
  CHECK(!none.effects[0].interval);
  CHECK(*none.variance == 0.0);
}

}  // namespace darknumber::shapley_effects_test
