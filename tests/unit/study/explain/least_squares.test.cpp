// SPDX-License-Identifier: MIT
#include "engine/study/explain/least_squares.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::least_squares_test {
namespace {

SearchBox anywhere(std::size_t dimensions) {
  return {std::vector<double>(dimensions, -INFINITY), std::vector<double>(dimensions, INFINITY)};
}

}  // namespace

TEST_CASE("a curved valley is followed to its end") {
  // Rosenbrock (1960): the sum is 0 at (1, 1).
  const LeastSquares found = least_squares(
      [](const std::vector<double>& at) {
        return std::optional(std::vector<double>{10.0 * (at[1] - at[0] * at[0]), 1.0 - at[0]});
      },
      {-1.2, 1.0}, anywhere(2));
  CHECK(found.at[0] == Approx(1.0).margin(1e-6));
  CHECK(found.at[1] == Approx(1.0).margin(1e-6));
}

TEST_CASE("what does not exist is stepped around") {
  const LeastSquares found = least_squares(
      [](const std::vector<double>& at) -> std::optional<std::vector<double>> {
        if (at[0] <= 0.0) return std::nullopt;
        return std::vector<double>{std::log(at[0]) + 3.0};
      },
      {4.0}, anywhere(1));
  CHECK(found.at[0] == Approx(std::exp(-3.0)).epsilon(1e-6));
}

TEST_CASE("a search follows the sides of its box and leaves them where it should") {
  // The least of (x - 2)^2 + (x + y)^2 with x <= 1 is at (1, -1), whatever side it comes from.
  const auto residuals = [](const std::vector<double>& at) {
    return std::optional(std::vector<double>{at[0] - 2.0, at[0] + at[1]});
  };
  for (double start : {-3.0, 1.0}) {
    const LeastSquares found =
        least_squares(residuals, {start, 5.0}, {{-3.0, -INFINITY}, {1.0, INFINITY}});
    CHECK(found.at[0] == 1.0);
    CHECK(found.at[1] == Approx(-1.0).margin(1e-5));
  }
}

}  // namespace darknumber::least_squares_test
