// SPDX-License-Identifier: MIT
#include "engine/scenario/belief.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "engine/scenario/belief_quantiles.h"

namespace darknumber::belief_test {
namespace {

Belief believed(BeliefFamily family, std::vector<double> parameters, Range allowed = any_number) {
  Belief belief;
  belief.family = family;
  belief.parameters = std::move(parameters);
  belief.allowed = allowed;
  return belief;
}

/// The mass of a density between two numbers, by Simpson's rule.
double mass(const std::function<double(double)>& density, double low, double high) {
  constexpr int steps = 20000;
  const double step = (high - low) / steps;
  double sum = density(low) + density(high);
  for (int i = 1; i < steps; ++i) sum += (i % 2 == 1 ? 4.0 : 2.0) * density(low + i * step);
  return sum * step / 3.0;
}

/// A family's distribution function against its density, written down here, cut to [low, high].
void check_against_density(const Belief& belief, const std::function<double(double)>& density,
                           double low, double high) {
  const double whole = mass(density, low, high);
  for (double part : {0.1, 0.35, 0.5, 0.8}) {
    const double value = low + part * (high - low);
    INFO(value);
    CHECK(cumulative(belief, value) == Approx(mass(density, low, value) / whole).margin(2e-7));
    const double share = cumulative(belief, value);
    CHECK(quantile(belief, share) == Approx(value).epsilon(1e-6));
  }
}

constexpr Range share{0.0, 1.0};

double beta_kernel(double x, double alpha, double beta) {
  return std::pow(x, alpha - 1.0) * std::pow(1.0 - x, beta - 1.0);
}

}  // namespace

TEST_CASE("every family is the integral of its density, cut to what the field takes") {
  check_against_density(
      believed(BeliefFamily::uniform, {0.1, 0.4}), [](double) { return 1.0; }, 0.1, 0.4);
  check_against_density(
      believed(BeliefFamily::log_uniform, {2.0, 50.0}), [](double x) { return 1.0 / x; }, 2.0,
      50.0);
  check_against_density(
      believed(BeliefFamily::beta, {2.0, 8.0}, share),
      [](double x) { return beta_kernel(x, 2.0, 8.0); }, 0.0, 1.0);
  check_against_density(
      believed(BeliefFamily::normal, {0.2, 0.3}, share),
      [](double x) { return std::exp(-std::pow((x - 0.2) / 0.3, 2.0) / 2.0); }, 0.0, 1.0);
  check_against_density(
      believed(BeliefFamily::lognormal, {0.2, 0.9}, Range{0.01, 1.0}),
      [](double x) { return std::exp(-std::pow(std::log(x / 0.2) / 0.9, 2.0) / 2.0) / x; }, 0.01,
      1.0);
  check_against_density(
      believed(BeliefFamily::triangular, {0.0, 0.1, 0.4}),
      [](double x) { return x < 0.1 ? x / 0.1 : (0.4 - x) / 0.3; }, 0.0, 0.4);
  Belief stretched = believed(BeliefFamily::beta, {2.0, 3.0}, share);
  stretched.range = Bounds{0.2, 0.6};
  check_against_density(
      stretched, [](double x) { return beta_kernel((x - 0.2) / 0.4, 2.0, 3.0); }, 0.2, 0.6);
  Belief cut = believed(BeliefFamily::normal, {0.0, 1.0});
  cut.range = Bounds{-0.5, 2.0};
  check_against_density(
      cut, [](double x) { return std::exp(-x * x / 2.0); }, -0.5, 2.0);
}

TEST_CASE("single values have their shares") {
  Belief belief;
  belief.family = BeliefFamily::discrete;
  belief.values = {0.0, 0.2, 0.5};
  belief.shares = {0.3, 0.5, 0.2};
  int zeros = 0;
  int middles = 0;
  for (int i = 0; i < 1000; ++i) {
    const double value = quantile(belief, (i + 0.5) / 1000.0);
    zeros += value == 0.0;
    middles += value == 0.2;
  }
  CHECK(zeros == 300);
  CHECK(middles == 500);
  CHECK(cumulative(belief, 0.2) == Approx(0.8));
}

TEST_CASE("no value lies where the field does not take it") {
  const Belief belief = believed(BeliefFamily::beta, {8.0, 0.05}, Range{0.0, 1.0, false, true});
  CHECK(quantile(belief, 1.0) < 1.0);
  CHECK(quantile(believed(BeliefFamily::normal, {0.0, 1.0}, Range{0.0, INFINITY}), 0.0) >= 0.0);
  CHECK_FALSE(has_mass(believed(BeliefFamily::uniform, {2.0, 3.0}, share)));
  CHECK(has_mass(belief));
}

TEST_CASE("two quantiles tell the parameters") {
  const StatedQuantile low{0.05, 0.02};
  const StatedQuantile high{0.95, 0.3};
  for (BeliefFamily family : {BeliefFamily::uniform, BeliefFamily::log_uniform, BeliefFamily::beta,
                              BeliefFamily::normal, BeliefFamily::lognormal}) {
    INFO(belief_family_names[static_cast<std::size_t>(family)]);
    const auto parameters = parameters_with(family, {0.0, 1.0}, low, high);
    REQUIRE(parameters);
    const Belief belief = believed(family, *parameters);
    CHECK(quantile(belief, 0.05) == Approx(0.02).epsilon(1e-8));
    CHECK(quantile(belief, 0.95) == Approx(0.3).epsilon(1e-8));
  }
  // Of a beta with beta 1 the distribution function is x^alpha: 0.25 and 0.81 are its quantiles at
  // 0.5 and 0.9 where alpha is 1/2.
  const auto power = parameters_with(BeliefFamily::beta, {0.0, 1.0}, {0.5, 0.25}, {0.9, 0.81});
  REQUIRE(power);
  CHECK((*power)[0] == Approx(0.5).epsilon(1e-6));
  CHECK((*power)[1] == Approx(1.0).epsilon(1e-6));
  CHECK_FALSE(parameters_with(BeliefFamily::beta, {0.0, 1.0}, {0.05, -0.1}, {0.95, 0.5}));
  CHECK_FALSE(parameters_with(BeliefFamily::lognormal, {0.0, 1.0}, {0.05, -1.0}, {0.95, 0.5}));
}

TEST_CASE("ends that a belief does not reach are taken a little inside") {
  const Bounds of_normal = practical_ends(believed(BeliefFamily::normal, {0.0, 1.0}));
  CHECK(of_normal.high == Approx(2.3263478740));  // the standard normal quantile at 0.99
  CHECK(of_normal.low == Approx(-2.3263478740));
  CHECK(practical_ends(believed(BeliefFamily::uniform, {0.0, 0.4})).high == 0.4);
}

TEST_CASE("a belief is told in words") {
  CHECK(in_words(believed(BeliefFamily::uniform, {0.0, 0.4})) ==
        "between 0 and 0.4, all as likely");
  CHECK(in_words(believed(BeliefFamily::normal, {0.5, 0.1})) ==
        "0.336 to 0.664 with probability 0.9, as likely above 0.5 as below it (normal)");
}

}  // namespace darknumber::belief_test
