// SPDX-License-Identifier: MIT
// Sobol' indices and Shapley effects of outputs with Monte Carlo noise.
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/performance/moments.h"
#include "engine/study/sensitivity/shapley_effects.h"
#include "engine/study/sensitivity/sobol_indices.h"
#include "tests/support/noisy_outputs.h"

namespace darknumber::noisy_indices_test {
namespace {

using namespace testing;

constexpr double ishigami_variance = 13.844587940719;
const std::vector<double> ishigami_first{0.313905191148, 0.442411144790, 0.0};
const std::vector<double> ishigami_total{0.557588855210, 0.442411144790, 0.243683664062};
const std::vector<double> ishigami_shapley{0.435747023179, 0.442411144790, 0.121841832031};

/// Two replicates; seven numbers a run: first orders, totals, variance.
std::vector<std::vector<double>> runs_of(SharedBy shared_by, bool second_order, bool naive,
                                         FirstOrderEstimator estimator) {
  constexpr std::uint64_t runs = 50;
  std::vector<std::vector<double>> numbers(7);
  SobolOptions options;
  options.first_order = estimator;
  for (std::uint64_t seed = 0; seed < runs; ++seed) {
    const SobolDesign design({3, 512, second_order, 1, seed});
    ReplicatedOutputs outputs = noisy_ishigami(design, {2, shared_by, 0.8}, seed);
    if (naive) outputs = means_as_exact(outputs);
    const SobolIndices indices = sobol_indices(design, outputs, options);
    for (std::size_t i = 0; i < 3; ++i) {
      numbers[i].push_back(*indices.first_order[i].value);
      numbers[3 + i].push_back(*indices.total[i].value);
    }
    numbers[6].push_back(*indices.variance);
  }
  return numbers;
}

std::vector<double> truths() {
  std::vector<double> all = ishigami_first;
  all.insert(all.end(), ishigami_total.begin(), ishigami_total.end());
  all.push_back(ishigami_variance);
  return all;
}

/// How many standard errors of the mean over the runs each number is off.
std::vector<double> errors_of(const std::vector<std::vector<double>>& numbers,
                              const std::vector<double>& truth) {
  std::vector<double> errors;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Moments moments = moments_of(numbers[i]);
    errors.push_back((moments.mean - truth[i]) / moments.standard_error());
  }
  return errors;
}

}  // namespace

TEST_CASE("noise does not move the indices, whoever shares it") {
  for (const SharedBy shared_by : {SharedBy::none, SharedBy::base_point, SharedBy::all}) {
    const std::vector<double> errors =
        errors_of(runs_of(shared_by, false, false, FirstOrderEstimator::by_design), truths());
    CAPTURE(static_cast<int>(shared_by), errors);
    for (const double error : errors) CHECK(std::abs(error) < 5.0);
  }
}

TEST_CASE("noise does not move the indices of the other estimators") {
  const auto errors = [](SharedBy shared_by, bool second_order, FirstOrderEstimator estimator) {
    return errors_of(runs_of(shared_by, second_order, false, estimator), truths());
  };
  for (const double error : errors(SharedBy::all, true, FirstOrderEstimator::by_design))
    CHECK(std::abs(error) < 5.0);
  for (const double error : errors(SharedBy::base_point, false, FirstOrderEstimator::janon_monod))
    CHECK(std::abs(error) < 5.0);
}

TEST_CASE("means of replicates taken for exact give wrong indices") {
  // With noise of R = 2 replicates of within-variance 1.08 D, first orders shrink by 1 / 1.54; with
  // own seeds totals rise, and with shared ones they fall: each by far more than five errors.
  const std::vector<double> own =
      errors_of(runs_of(SharedBy::none, false, true, FirstOrderEstimator::by_design), truths());
  const std::vector<double> shared = errors_of(
      runs_of(SharedBy::base_point, false, true, FirstOrderEstimator::by_design), truths());
  CAPTURE(own, shared);
  CHECK(own[0] < -5.0);
  CHECK(own[1] < -5.0);
  for (const std::size_t total : {3U, 4U, 5U}) CHECK(own[total] > 5.0);
  CHECK(own[6] > 5.0);
  CHECK(shared[0] < -5.0);
  CHECK(shared[3] < -5.0);
}

TEST_CASE("the terms are those of the formulas, product by product") {
  constexpr std::size_t n = 16, replicates = 3;
  const SobolDesign design({3, n, false, 1, 4});
  const ReplicatedOutputs outputs = noisy_ishigami(design, {replicates, SharedBy::base_point}, 4);
  const SobolIndices indices = sobol_indices(design, outputs);

  // The variance: covariances over A and B between different replicates.
  std::vector<std::vector<double>> columns(replicates);
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t row = 0; row < 2; ++row)
      for (std::size_t r = 0; r < replicates; ++r)
        columns[r].push_back(outputs.row(design.first_row(k, 0) + row)[r]);
  double variance = 0.0, first = 0.0, total = 0.0;
  for (std::size_t r = 0; r < replicates; ++r)
    for (std::size_t t = 0; t < replicates; ++t)
      if (r != t) variance += covariance_of(columns[r], columns[t]) / 6.0;
  CHECK(*indices.variance == Approx(variance).epsilon(1e-12));

  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t at = design.first_row(k, 0);
    std::vector<double> steps;
    for (std::size_t r = 0; r < replicates; ++r)
      steps.push_back(outputs.row(at)[r] - outputs.row(at + 2)[r]);
    const Moments moments = moments_of(steps);
    total += (moments.mean * moments.mean - moments.variance / replicates) / (2.0 * n);
    for (std::size_t r = 0; r < replicates; ++r)
      for (std::size_t t = 0; t < replicates; ++t)
        if (r != t)
          first -= (outputs.row(at + 1)[r] - mean_alone(columns[r])) * steps[t] / (6.0 * n);
  }
  CHECK(*indices.total[0].value == Approx(total / variance).epsilon(1e-12));
  CHECK(*indices.first_order[0].value == Approx(first / variance).epsilon(1e-12));
}

TEST_CASE("the share of noise is that of the variance of the means") {
  // Within-variance D E(1/2 + u)^2 = 13/12 D, over R.
  const SobolDesign design({3, 4096, false, 1, 0});
  for (const std::size_t replicates : {2U, 8U}) {
    const double noise = 13.0 / 12.0 / static_cast<double>(replicates);
    const SobolIndices indices =
        sobol_indices(design, noisy_ishigami(design, {replicates, SharedBy::none}, 0));
    CHECK(*indices.noise_share == Approx(noise / (1.0 + noise)).epsilon(0.05));
  }
}

TEST_CASE("a replicate that is missing costs only itself, with enough others") {
  const SobolDesign design({3, 256, false, 1, 0});
  ReplicatedOutputs outputs = noisy_ishigami(design, {3, SharedBy::none}, 0);
  const double whole = *sobol_indices(design, outputs).total[0].value;
  outputs.values[1] = std::nan("");
  SobolIndices indices = sobol_indices(design, outputs);
  CHECK(indices.missing == 1);
  CHECK(indices.total[0].n_used == 256);
  CHECK(*indices.total[0].value == Approx(whole).margin(0.1));
  outputs.values[2] = std::nan("");
  indices = sobol_indices(design, outputs);
  CHECK(indices.total[0].n_used == 255);  // one alone cannot tell its noise
}

TEST_CASE("noise does not move Shapley effects, and would if means were taken for exact") {
  for (const SharedBy shared_by : {SharedBy::none, SharedBy::base_point, SharedBy::all}) {
    std::vector<std::vector<double>> numbers(4), naive(4);
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      const ShapleyDesign design({3, 512, 1, seed});
      const ReplicatedOutputs outputs = noisy_ishigami(design, {2, shared_by, 0.8}, seed);
      const ShapleyEffects effects = shapley_effects(design, outputs);
      const ShapleyEffects wrong = shapley_effects(design, means_as_exact(outputs));
      CHECK(*effects.noise_share ==
            Approx(1.0 - *effects.variance / *wrong.variance).epsilon(1e-9));
      for (std::size_t i = 0; i < 3; ++i) {
        numbers[i].push_back(*effects.effects[i].value);
        naive[i].push_back(*wrong.effects[i].value);
      }
      numbers[3].push_back(*effects.variance);
      naive[3].push_back(*wrong.variance);
    }
    std::vector<double> truth = ishigami_shapley;
    truth.push_back(ishigami_variance);
    const std::vector<double> errors = errors_of(numbers, truth);
    const std::vector<double> naive_errors = errors_of(naive, truth);
    CAPTURE(static_cast<int>(shared_by), errors, naive_errors);
    for (const double error : errors) CHECK(std::abs(error) < 5.0);
    if (shared_by == SharedBy::none) CHECK(naive_errors[2] > 5.0);
    CHECK(naive_errors[3] > 5.0);
  }
}

}  // namespace darknumber::noisy_indices_test
