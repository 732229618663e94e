// SPDX-License-Identifier: MIT
#include "engine/study/paired_difference.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/performance/bootstrap.h"
#include "engine/performance/measures.h"
#include "engine/performance/moments.h"
#include "engine/performance/share_measures.h"
#include "engine/study/row_values.h"

namespace darknumber {
namespace {

constexpr std::uint64_t paired_bootstrap_seed =
    0;  // fixed: the error of a result is part of the result

/// first - factor * second of each replicate; none where one counts in only one of the two.
std::vector<double> differences_of_rows(const MeasuredRows& first, const MeasuredRows& second,
                                        double factor) {
  const std::vector<double> x = row_values(first.measure, first.rows);
  const std::vector<double> y = row_values(second.measure, second.rows);
  std::vector<double> differences;
  for (std::size_t r = 0; r < x.size(); ++r) {
    if (std::isfinite(x[r]) != std::isfinite(y[r])) return {};
    if (std::isfinite(x[r])) differences.push_back(x[r] - factor * y[r]);
  }
  return differences;
}

Measured measured_of(const MeasuredRows& of) {
  const std::optional<Measured> measured = measure(of.measure, of.rows, of.rows.front().truth);
  DN_EXPECT(measured.has_value(), "the measure exists");
  return *measured;
}

/// The error of a difference that is the same in all of `count` replicates: none, but where there
/// are shares in it that of a share of 0, times what the difference would move by if one replicate
/// counted otherwise.
double error_without_scatter(const MeasuredRows& first, const MeasuredRows& second, double factor,
                             std::size_t count) {
  double step = 0.0;
  if (unit_of(first.measure) == MeasureUnit::share) step = 1.0;
  if (unit_of(second.measure) == MeasureUnit::share) step = std::max(step, std::abs(factor));
  return step == 0.0 ? 0.0 : step * share_mcse(0.0, count);
}

double bootstrap_mcse(const MeasuredRows& first, const MeasuredRows& second, double factor) {
  const std::size_t count = first.rows.size();
  std::vector<double> differences;
  ReplicateRows x(count);
  ReplicateRows y(count);
  for (int b = 0; b < bootstrap_resamples; ++b) {
    RandomStream stream(paired_bootstrap_seed, static_cast<std::uint32_t>(b),
                        Purpose::performance_bootstrap);
    for (std::size_t r = 0; r < count; ++r) {
      const auto drawn = static_cast<std::size_t>(stream.uniform() * static_cast<double>(count));
      x[r] = first.rows[drawn];
      y[r] = second.rows[drawn];
    }
    const double difference =
        measured_of({first.measure, x}).value - factor * measured_of({second.measure, y}).value;
    if (!std::isfinite(difference)) return NAN;
    differences.push_back(difference);
  }
  return moments_of(differences).sd();
}

}  // namespace

double paired_mcse(const MeasuredRows& first, const MeasuredRows& second, double factor) {
  DN_EXPECT(!first.rows.empty() && first.rows.size() == second.rows.size(), "the same replicates");
  if (first.rows.size() < 2) return NAN;
  if (is_mean_of_rows(first.measure) && is_mean_of_rows(second.measure)) {
    const std::vector<double> differences = differences_of_rows(first, second, factor);
    if (!differences.empty()) {
      const Moments moments = moments_of(differences);
      return moments.variance == 0.0 ? error_without_scatter(first, second, factor, moments.n)
                                     : moments.standard_error();
    }
  }
  const double error = bootstrap_mcse(first, second, factor);
  if (error != 0.0) return error;
  return error_without_scatter(first, second, factor,
                               std::min(measured_of(first).n_used, measured_of(second).n_used));
}

}  // namespace darknumber
