// SPDX-License-Identifier: MIT
#include "engine/study/explain/gamma_interval.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::gamma_interval_test {
namespace {

/// By Simpson's rule in x, relative to the density's largest value there.
double by_quadrature(double shape, double low, double high) {
  const auto log_density = [&](double x) {
    return (shape - 1.0) * std::log(x) - x - std::lgamma(shape);
  };
  const double most = log_density(std::fmin(std::fmax(shape - 1.0, low), high));
  constexpr int steps = 200000;
  const double step = (high - low) / steps;
  double sum = 0.0;
  for (int i = 0; i <= steps; ++i)
    sum += (i == 0 || i == steps ? 1.0
            : i % 2 == 1         ? 4.0
                                 : 2.0) *
           std::exp(log_density(low + i * step) - most);
  return most + std::log(sum * step / 3.0);
}

}  // namespace

TEST_CASE("the probability of an interval agrees with quadrature, however small it is") {
  for (const auto& [low, high] : {std::pair{480.0, 520.0},
                                  {1.0, 400.0},
                                  {600.0, 900.0},
                                  {20.0, 60.0},
                                  {2.0, 30.0},
                                  {2500.0, 3500.0}}) {
    INFO(low << " to " << high);
    CHECK(log_gamma_between(500.0, low, high) ==
          Approx(by_quadrature(500.0, low, high)).epsilon(1e-6));
  }
  CHECK(log_gamma_between(7500.0, 200.0, 4000.0) < -1000.0);
  CHECK(std::isfinite(log_gamma_between(7500.0, 200.0, 4000.0)));
  CHECK(log_gamma_between(3.0, 0.0, INFINITY) == 0.0);
}

}  // namespace darknumber::gamma_interval_test
