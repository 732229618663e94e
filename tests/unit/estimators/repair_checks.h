// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/binomial_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/estimators/fit.h"
#include "engine/simulation/observe.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/world.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::testing {

/// The exact expected table of a scenario, over its agencies.
inline ContingencyTable expected_table(const Scenario& scenario) {
  return expected_register(compose_world(scenario)).entities;
}

inline double size_of(const FitOutcome& outcome) {
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome).population_size;
}

inline std::int64_t draw(std::int64_t n, double p, RandomStream& stream) {
  if (n == 0 || p <= 0.0) return 0;
  return p >= 1.0 ? n : boost::random::binomial_distribution<std::int64_t, double>(n, p)(stream);
}

/// A two-list table of so many persons, `law` their probabilities by history.
inline ContingencyTable drawn_table(std::int64_t persons, const std::vector<double>& law,
                                    RandomStream& stream) {
  ContingencyTable table(2);
  double left = 1.0;
  for (CaptureHistory h = 0; h < 4; ++h) {
    const std::int64_t drawn = h == 3 ? persons : draw(persons, law[h] / left, stream);
    table.add(h, static_cast<double>(drawn));
    persons -= drawn;
    left -= law[h];
  }
  return table;
}

/// The mean of estimated variances over the variance of the estimates, and how many Monte Carlo
/// standard errors that is from 1. The variance of a sample variance s^2 of R draws is
/// s^4 (kurtosis - 1) / R; the estimated variances hardly vary beside it.
struct VarianceCheck {
  double ratio = 1.0;
  double z = 0.0;
};

inline VarianceCheck check_variance(std::uint32_t replicates,
                                    const std::function<FitOutcome(RandomStream&)>& draw_estimate) {
  std::vector<double> sizes;
  double mean = 0.0;
  double estimated = 0.0;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    RandomStream stream(1, replicate, Purpose::victims);
    const FitOutcome outcome = draw_estimate(stream);
    sizes.push_back(size_of(outcome));
    mean += sizes.back() / replicates;
    const double se = std::get<Estimate>(outcome).se.value();
    estimated += se * se / replicates;
  }
  double second = 0.0;
  double fourth = 0.0;
  for (double size : sizes) {
    const double square = (size - mean) * (size - mean);
    second += square / (replicates - 1);
    fourth += square * square / replicates;
  }
  const double relative_error = std::sqrt((fourth / (second * second) - 1.0) / replicates);
  return {estimated / second, (estimated / second - 1.0) / relative_error};
}

}  // namespace darknumber::testing
