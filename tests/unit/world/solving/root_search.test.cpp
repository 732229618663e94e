// SPDX-License-Identifier: MIT
#include "engine/world/solving/root_search.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::root_search_test {
namespace {

/// exp(x) + y = 4, x y = 1 over positive x alone.
std::optional<std::vector<double>> two_curves(const std::vector<double>& at) {
  if (at[0] <= 0.0) return std::nullopt;
  return std::vector<double>{std::exp(at[0]) + at[1] - 4.0, at[0] * at[1] - 1.0};
}

}  // namespace

TEST_CASE("a root of two equations is found to rounding") {
  for (const auto& search :
       {find_root(two_curves, {0.5, 1.0}), find_root_gradually(two_curves, {0.5, 1.0})}) {
    CHECK(search.solved());
    CHECK_FALSE(search.walled);
    CHECK(std::abs(std::exp(search.at[0]) + search.at[1] - 4.0) < 1e-12);
    CHECK(std::abs(search.at[0] * search.at[1] - 1.0) < 1e-12);
  }
}

TEST_CASE("where there is no root the nearest point is told, and that it is none") {
  const Residuals parabola = [](const std::vector<double>& at) {
    return std::optional(std::vector<double>{at[0] * at[0] + 1.0});
  };
  for (const auto& search : {find_root(parabola, {0.7}), find_root_gradually(parabola, {0.7})}) {
    CHECK_FALSE(search.solved());
    CHECK(search.error >= 0.01);
  }
  CHECK(find_root(parabola, {0.7}).error >= 1.0);
}

TEST_CASE("a search that starts or ends at the edge of where residuals are defined says so") {
  const RootSearch nowhere = find_root(two_curves, {-1.0, 1.0});
  CHECK(nowhere.walled);
  CHECK(nowhere.error == INFINITY);
  const Residuals root_beyond =
      [](const std::vector<double>& at) -> std::optional<std::vector<double>> {
    if (at[0] < 1.0) return std::nullopt;
    return std::vector<double>{at[0]};
  };
  const RootSearch edge = find_root(root_beyond, {2.0});
  CHECK(edge.walled);
  CHECK_FALSE(edge.solved());
  CHECK(edge.at[0] == Approx(1.0).margin(0.01));
}

TEST_CASE("without unknowns there is nothing to solve") {
  CHECK(
      find_root([](const std::vector<double>& none) { return std::optional(none); }, {}).solved());
}

}  // namespace darknumber::root_search_test
