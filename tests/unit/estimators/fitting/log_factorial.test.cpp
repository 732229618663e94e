// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/log_factorial.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber {

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

}  // namespace darknumber
