// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/interval_formulas.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::interval_formulas_test {

TEST_CASE("normal quantiles equal the tables") {
  CHECK(normal_quantile(0.95) == Approx(1.959963984540054).epsilon(1e-14));  // R: qnorm(0.975)
  CHECK(normal_quantile(0.9) == Approx(1.6448536269514722).epsilon(1e-14));  // R: qnorm(0.95)
}

TEST_CASE("the lognormal interval is symmetric in log d and [n, n] at d = 0") {
  const Interval interval = lognormal_interval(100.0, 50.0, 20.0, 0.95);
  CHECK((interval.lower - 100.0) * (interval.upper - 100.0) == Approx(2500.0));
  // C = exp(1.96 sqrt(log(1 + 0.16)))
  CHECK(interval.upper ==
        Approx(100.0 + 50.0 * std::exp(1.959963984540054 * std::sqrt(std::log(1.16)))));
  const Interval none = lognormal_interval(100.0, 0.0, 5.0, 0.95);
  CHECK(none.lower == 100.0);
  CHECK(none.upper == 100.0);
}

TEST_CASE("the interval of log-linear models") {
  const Interval interval = wald_log(100.0, 50.0, 0.04, 0.95);
  CHECK(interval.lower == Approx(100.0 + 50.0 * std::exp(-1.959963984540054 * 0.2)));
  CHECK(interval.upper == Approx(100.0 + 50.0 * std::exp(1.959963984540054 * 0.2)));
}

}  // namespace darknumber::interval_formulas_test
