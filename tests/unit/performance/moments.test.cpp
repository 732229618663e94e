// SPDX-License-Identifier: MIT
#include "engine/performance/moments.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace darknumber::moments_test {
namespace {

TEST_CASE("mean and variance of 2, 4, 4, 4, 5, 5, 7, 9") {
  const Moments moments = moments_of(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9});
  CHECK(moments.n == 8);
  CHECK(moments.mean == 5.0);
  CHECK(moments.variance == Approx(32.0 / 7.0).epsilon(1e-15));
  CHECK(moments.sd() == Approx(std::sqrt(32.0 / 7.0)).epsilon(1e-15));
  CHECK(moments.standard_error() == Approx(std::sqrt(4.0 / 7.0)).epsilon(1e-15));
}

TEST_CASE("a shift of 1e8 changes no digit of variance and covariance") {
  // A difference of squares would keep no digit: 1e16 has a spacing of 2.
  constexpr double shift = 1e8;
  const std::vector<double> small{1, 2, 3, 6, 7, 7.5, 11};
  const std::vector<double> other{5, 1, 4, 4, 8, 9, 2};
  std::vector<double> large;
  for (const double x : small) large.push_back(x + shift);
  CHECK(moments_of(large).mean == Approx(moments_of(small).mean + shift).epsilon(1e-15));
  CHECK(moments_of(large).variance == Approx(moments_of(small).variance).epsilon(1e-14));
  CHECK(covariance_of(large, other) == Approx(covariance_of(small, other)).epsilon(1e-13));
  CHECK(covariance_of(large, large) == Approx(moments_of(small).variance).epsilon(1e-14));
}

TEST_CASE("a constant column has no spread at all") {
  const Moments moments = moments_of(std::vector<double>(1000, 0.1));
  CHECK(moments.mean == 0.1);
  CHECK(moments.variance == 0.0);
}

TEST_CASE("what too short a column cannot say is NaN") {
  CHECK(std::isnan(moments_of({}).mean));
  CHECK(std::isnan(moments_of(std::vector<double>{1}).variance));
  CHECK(std::isnan(covariance_of(std::vector<double>{1}, std::vector<double>{1})));
}

TEST_CASE("covariance of 1, 2, 4 and 3, 1, 8") {
  // Means 7/3 and 4: (-4/3)(-1) + (-1/3)(-3) + (5/3)(4) = 9, over 2.
  CHECK(covariance_of(std::vector<double>{1, 2, 4}, std::vector<double>{3, 1, 8}) ==
        Approx(4.5).epsilon(1e-14));
}

}  // namespace
}  // namespace darknumber::moments_test
