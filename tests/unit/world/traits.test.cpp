// SPDX-License-Identifier: MIT
#include "engine/world/traits.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/random_scenario.h"

namespace darknumber::traits_test {
namespace {

const std::vector<Trait> normal{{"normal", NormalTrait{1.5}}};
const std::vector<Trait> both{{"normal", NormalTrait{0.5}},
                              {"class", ClassesTrait{{-0.4, 0.6}, {0.6, 0.4}}}};

/// E f over the nodes.
template <typename Function>
double expectation(const TraitNodes& nodes, Function f) {
  double sum = 0.0;
  for (std::size_t n = 0; n < nodes.size(); ++n) sum += nodes.weights[n] * f(nodes.node(n));
  return sum;
}

}  // namespace

TEST_CASE("normal nodes give the moments of a normal") {
  const TraitNodes nodes = trait_nodes(normal, 96);
  const auto power = [](int exponent) {
    return [exponent](std::span<const double> z) { return std::pow(z[0], exponent); };
  };
  CHECK(expectation(nodes, power(0)) == Approx(1.0).epsilon(1e-14));
  CHECK(std::abs(expectation(nodes, power(1))) < 1e-14);
  CHECK(expectation(nodes, power(2)) == Approx(1.5 * 1.5).epsilon(1e-13));
  CHECK(expectation(nodes, power(4)) == Approx(3.0 * std::pow(1.5, 4)).epsilon(1e-13));
  CHECK(expectation(nodes, power(8)) == Approx(105.0 * std::pow(1.5, 8)).epsilon(1e-13));
}

TEST_CASE("normal nodes give the moment generating function exp(t^2 sd^2 / 2)") {
  const TraitNodes nodes = trait_nodes(normal, 96);
  for (double t : {-2.0, 0.5, 1.0})
    CHECK(expectation(nodes, [&](std::span<const double> z) { return std::exp(t * z[0]); }) ==
          Approx(std::exp(0.5 * t * t * 2.25)).epsilon(1e-12));
}

TEST_CASE("nodes of several traits are the product of their own") {
  const TraitNodes nodes = trait_nodes(both, 48);
  CHECK(nodes.size() == 96);
  CHECK(count_nodes(both, 48) == 96.0);
  CHECK(expectation(nodes, [](auto) { return 1.0; }) == Approx(1.0).epsilon(1e-14));
  const double product = expectation(nodes, [](auto z) { return z[0] * z[0] * z[1] * z[1]; });
  CHECK(product == Approx(0.25 * (0.6 * 0.16 + 0.4 * 0.36)).epsilon(1e-13));
}

TEST_CASE("no trait is one node without values") {
  const TraitNodes nodes = trait_nodes({}, 48);
  CHECK(nodes.size() == 1);
  CHECK(nodes.weights[0] == 1.0);
  CHECK(nodes.node(0).empty());
}

TEST_CASE("drawn traits have the mean and variance of their distributions") {
  // Standard errors of n draws: sd/sqrt(n) of a mean, sd^2 sqrt((kurtosis - 1)/n) of a variance.
  constexpr std::uint32_t n = 100'000;
  double sum[2] = {0.0, 0.0}, squares[2] = {0.0, 0.0};
  for (std::uint32_t person = 0; person < n; ++person) {
    RandomStream stream(1, 0, testing::test_purpose, person);
    const std::vector<double> values = draw_traits(both, stream);
    REQUIRE(values.size() == 2);
    CHECK((values[1] == -0.4 || values[1] == 0.6));
    for (int t = 0; t < 2; ++t) {
      sum[t] += values[std::size_t(t)];
      squares[t] += values[std::size_t(t)] * values[std::size_t(t)];
    }
  }
  const double variance[2] = {0.25, 0.24};
  const double kurtosis[2] = {3.0,
                              (0.6 * std::pow(0.4, 4) + 0.4 * std::pow(0.6, 4)) / (0.24 * 0.24)};
  for (int t = 0; t < 2; ++t) {
    CHECK(std::abs(sum[t] / n) < 5.0 * std::sqrt(variance[t] / n));
    CHECK(std::abs(squares[t] / n - variance[t]) <
          5.0 * variance[t] * std::sqrt((kurtosis[t] - 1.0) / n));
  }
}

}  // namespace darknumber::traits_test
