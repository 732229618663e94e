// SPDX-License-Identifier: MIT
#include "engine/core/quantile.h"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

namespace darknumber::quantile_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("quantiles of type 7") {
  const std::vector<double> sorted{1, 2, 4, 8, 16};
  CHECK(quantile_of_sorted(sorted, 0.0) == 1);
  CHECK(quantile_of_sorted(sorted, 0.5) == 4);
  CHECK(quantile_of_sorted(sorted, 1.0) == 16);
  CHECK(quantile_of_sorted(sorted, 0.1) == Approx(1.4).epsilon(1e-14));
  CHECK(quantile_of_sorted(sorted, 0.95) == Approx(14.4).epsilon(1e-14));
  CHECK(quantile_of_sorted(std::vector<double>{7}, 0.3) == 7);
}

TEST_CASE("infinities count only where they have weight") {
  const std::vector<double> sorted{1, 2, 3, infinity, infinity};
  CHECK(quantile_of_sorted(sorted, 0.5) == 3);
  CHECK(quantile_of_sorted(sorted, 0.51) == infinity);
  CHECK(quantile_of_sorted(sorted, 0.95) == infinity);
  // (n - 1) p is 95 here, but 0.95 is not exact in binary: rank 95 must not look at rank 96.
  std::vector<double> many(101, infinity);
  for (std::size_t i = 0; i <= 95; ++i) many[i] = static_cast<double>(i);
  CHECK(quantile_of_sorted(many, 0.95) == 95);
}

}  // namespace darknumber::quantile_test
