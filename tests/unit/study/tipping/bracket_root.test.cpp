// SPDX-License-Identifier: MIT
#include "engine/study/tipping/bracket_root.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber::bracket_root_test {
namespace {

std::variant<Root, Break, Hole> solve(const AnswerAt& answer, double target, double low,
                                      double high) {
  return solve_bracket(answer, target, {low, high, answer(low).value(), answer(high).value()});
}

TEST_CASE("a root is found to rounding, however flat or steep") {
  const auto check = [](const AnswerAt& answer, double target, double expected, double margin) {
    const auto found = solve(answer, target, 0.0, 1.0);
    REQUIRE(std::holds_alternative<Root>(found));
    CHECK(std::get<Root>(found).at == Approx(expected).margin(margin));
  };
  check([](double x) { return std::exp(3.0 * x); }, 2.0, std::log(2.0) / 3.0, 1e-15);
  check([](double x) { return 1e8 * (x - 0.3); }, 0.0, 0.3, 1e-15);
  check([](double x) { return std::sqrt(std::max(0.0, x - 0.2)) - 0.1; }, 0.0, 0.21, 1e-15);
  check([](double x) { return std::cbrt(x - 0.7); }, 0.0, 0.7, 1e-15);
  check([](double x) { return std::tanh(1e6 * (x - 0.4)); }, 0.0, 0.4, 1e-15);
  check([](double x) { return 1.0 - x; }, 1.0, 0.0, 0.0);  // at an end
  // So flat that values decide: (x - 0.6)^3 is below rounding of 1 within 1e-5.
  check([](double x) { return 1.0 + std::pow(x - 0.6, 3); }, 1.0, 0.6, 1e-5);
}

TEST_CASE("a jump is told from a root, however small, where slopes lead away from the target") {
  for (const double size : {1e-5, 1e-2, 1.0, 1e6})
    for (const double slope : {0.0, 1e3}) {
      INFO(size << " on slope " << slope);
      const AnswerAt answer = [&](double x) {
        return slope * std::abs(x - 0.3) * (x < 0.3 ? 1.0 : -1.0) + (x < 0.3 ? -size : size);
      };
      const double reach = slope > 0.0 ? size / slope / 2.0 : 0.2;
      const auto found = solve(answer, 0.0, 0.3 - reach, 0.3 + reach);
      REQUIRE(std::holds_alternative<Break>(found));
      const Break& jump = std::get<Break>(found);
      CHECK(jump.low < 0.3);
      CHECK(jump.high >= 0.3);
      CHECK(jump.high - jump.low < 1e-15);
      CHECK(jump.value_low == Approx(-size).epsilon(1e-6));
      CHECK(jump.value_high == Approx(size).epsilon(1e-6));
    }
}

TEST_CASE("what iterative fits leave undecided is no jump") {
  const AnswerAt answer = [](double x) { return x < 0.3 ? 1.0 - 2e-8 : 1.0 + 2e-8; };
  const auto found = solve(answer, 1.0, 0.0, 1.0);
  REQUIRE(std::holds_alternative<Root>(found));
  CHECK(std::get<Root>(found).at == Approx(0.3).margin(1e-15));
}

TEST_CASE("a place without an answer ends the search") {
  const AnswerAt answer = [](double x) -> std::optional<double> {
    if (x > 0.2 && x < 0.8) return std::nullopt;
    return x;
  };
  const auto found = solve(answer, 0.5, 0.0, 1.0);
  REQUIRE(std::holds_alternative<Hole>(found));
  CHECK(std::get<Hole>(found).at > 0.2);
  CHECK(std::get<Hole>(found).at < 0.8);
  CHECK_THROWS_AS(solve(answer, 5.0, 0.0, 1.0), ContractViolation);
}

}  // namespace
}  // namespace darknumber::bracket_root_test
