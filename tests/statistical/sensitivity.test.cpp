// SPDX-License-Identifier: MIT
// Sensitivity indices over many runs. What needs minutes is hidden under [.long].
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/study/sensitivity/shapley_effects.h"
#include "engine/study/sensitivity/sobol_indices.h"
#include "tests/support/noisy_outputs.h"

namespace darknumber::sensitivity_test {
namespace {

using namespace testing;

/// First orders, then totals.
std::vector<double> values_of(const SobolIndices& indices) {
  std::vector<double> values;
  for (const SensitivityIndex& index : indices.first_order) values.push_back(*index.value);
  for (const SensitivityIndex& index : indices.total) values.push_back(*index.value);
  return values;
}

const std::vector<double> truth{0.313905191148, 0.442411144790, 0.0,
                                0.557588855210, 0.442411144790, 0.243683664062};

struct NoiseRow {
  NoiseModel model;
  std::vector<double> naive;  // of a table of means of 200 runs
};

/// Mean and standard error of each index over runs.
struct Averages {
  std::vector<double> sums = std::vector<double>(6, 0.0);
  std::vector<double> squares = std::vector<double>(6, 0.0);
  double runs = 0.0;

  void add(const std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      sums[i] += values[i];
      squares[i] += values[i] * values[i];
    }
    runs += 1.0;
  }
  double mean(std::size_t i) const { return sums[i] / runs; }
  double error(std::size_t i) const {
    return std::sqrt((squares[i] / runs - mean(i) * mean(i)) / (runs - 1.0));
  }
};

/// How near the biased means are to those of the other program, whose noise is like this one's but
/// not the same.
constexpr double likeness = 0.02;

/// The mean indices over 800 runs with N = 1024, corrected for noise and not. Those that are
/// corrected have no bias beyond the error of their mean.
void check_noise_row(const NoiseRow& row) {
  Averages corrected, naive;
  for (std::uint64_t seed = 0; seed < 800; ++seed) {
    const SobolDesign design({3, 1024, false, 1, seed});
    const ReplicatedOutputs outputs = noisy_ishigami(design, row.model, seed);
    corrected.add(values_of(sobol_indices(design, outputs)));
    naive.add(values_of(sobol_indices(design, means_as_exact(outputs))));
  }
  for (std::size_t i = 0; i < 6; ++i) {
    INFO(row.model.replicates << " replicates, " << (i < 3 ? "first order " : "total ") << i % 3 + 1
                              << ": " << corrected.mean(i) << " and " << naive.mean(i));
    CHECK(std::abs(corrected.mean(i) - truth[i]) < 4.0 * corrected.error(i));
    if (!row.naive.empty()) CHECK(std::abs(naive.mean(i) - row.naive[i]) < likeness);
  }
}

std::vector<double> shapley_coverage_of(std::size_t points, std::size_t scrambles) {
  constexpr std::uint64_t runs = 1000;
  const std::vector<double> shapley{0.435747023179, 0.442411144790, 0.121841832031};
  std::vector<double> covered(3, 0.0);
  for (std::uint64_t seed = 0; seed < runs; ++seed) {
    const ShapleyDesign design({3, points, scrambles, seed});
    const ShapleyEffects effects = shapley_effects(design, exact_outputs(design, ishigami));
    for (std::size_t i = 0; i < 3; ++i) {
      const Interval interval = *effects.effects[i].interval;
      if (interval.lower <= shapley[i] && shapley[i] <= interval.upper) covered[i] += 1.0 / runs;
    }
  }
  return covered;
}

/// How often intervals at 95 % hold the truth, in 1000 runs.
std::vector<double> coverage_of(std::size_t points, std::size_t scrambles) {
  constexpr std::uint64_t runs = 1000;
  std::vector<double> covered(6, 0.0);
  for (std::uint64_t seed = 0; seed < runs; ++seed) {
    const SobolDesign design({3, points, false, scrambles, seed});
    const SobolIndices indices = sobol_indices(design, exact_outputs(design, ishigami));
    for (std::size_t i = 0; i < 6; ++i) {
      const Interval interval = *(i < 3 ? indices.first_order[i] : indices.total[i - 3]).interval;
      if (interval.lower <= truth[i] && truth[i] <= interval.upper) covered[i] += 1.0 / runs;
    }
  }
  return covered;
}

}  // namespace

TEST_CASE("indices with noise, over 800 runs, and what means taken for exact would give",
          "[.long]") {
  check_noise_row({{2, SharedBy::none}, {0.206, 0.288, 0.002, 0.710, 0.639, 0.510}});
  check_noise_row({{8, SharedBy::none}, {0.278, 0.394, -0.001, 0.609, 0.512, 0.333}});
  check_noise_row({{2, SharedBy::base_point}, {0.206, 0.309, -0.001, 0.431, 0.378, 0.228}});
  check_noise_row({{8, SharedBy::base_point}, {0.276, 0.397, -0.001, 0.520, 0.424, 0.240}});
  check_noise_row({{2, SharedBy::all}, {}});
  check_noise_row({{8, SharedBy::all}, {}});
}

TEST_CASE("intervals over eight scrambles cover as they say, in 1000 runs", "[.long]") {
  for (const double covered : coverage_of(256, 8)) {
    CHECK(covered > 0.92);
    CHECK(covered < 0.98);
  }
}

TEST_CASE("intervals of Shapley effects cover as they say, in 1000 runs", "[.long]") {
  for (const double covered : shapley_coverage_of(256, 8)) {
    CHECK(covered > 0.92);
    CHECK(covered < 0.98);
  }
}

}  // namespace darknumber::sensitivity_test
