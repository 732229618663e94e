// SPDX-License-Identifier: MIT
#include "engine/study/explain/positive_definite.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::positive_definite_test {

TEST_CASE("a matrix has a Cholesky factor where it is positive definite, and only there") {
  const auto factor = cholesky({4.0, 2.0, 2.0, 3.0}, 2);
  REQUIRE(factor);
  CHECK(*factor == std::vector<double>{2.0, 0.0, 1.0, std::sqrt(2.0)});
  CHECK_FALSE(cholesky({1.0, 2.0, 2.0, 1.0}, 2));
  CHECK_FALSE(cholesky({1.0, 1.0, 1.0, 1.0}, 2));
  CHECK_FALSE(cholesky({-1.0}, 1));
  CHECK_FALSE(cholesky({NAN}, 1));
}

}  // namespace darknumber::positive_definite_test
