// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/log_factorial.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::log_factorial_test {

TEST_CASE("the log factorial equals Boost's log Gamma") {
  double worst = 0.0;
  for (double x = 0.0; x < 40.0; x += 0.125) {
    const double exact = boost::math::lgamma(x + 1.0);
    worst = std::max(worst, std::abs(log_factorial(x) - exact) / std::max(1.0, std::abs(exact)));
  }
  for (double x : {1e-9, 1e-3, 100.0, 12345.678, 1e6, 2e9}) {
    const double exact = boost::math::lgamma(x + 1.0);
    worst = std::max(worst, std::abs(log_factorial(x) - exact) / std::max(1.0, std::abs(exact)));
  }
  CHECK(worst < 3e-15);
}

TEST_CASE("what the log factorial has beyond x log x - x loses no digits") {
  CHECK(log_factorial_less_powers(0.0) == 0.0);
  double worst = 0.0;
  for (double x : {1e-9, 0.5, 1.0, 9.999, 10.0, 30.0, 170.0}) {
    const auto wide = static_cast<long double>(x);
    const long double exact = boost::math::lgamma(wide + 1) - wide * std::log(wide) + wide;
    worst = std::max(worst, std::abs(log_factorial_less_powers(x) - static_cast<double>(exact)));
  }
  CHECK(worst < 1e-14);
  for (double x : {1e6, 1e15})  // log(2 pi x)/2 + 1/(12 x)
    CHECK(log_factorial_less_powers(x) ==
          Approx(0.5 * std::log(2.0 * 3.14159265358979324 * x) + 1.0 / (12.0 * x)).epsilon(1e-15));
}

}  // namespace darknumber::log_factorial_test
