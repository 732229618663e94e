// SPDX-License-Identifier: MIT
#include "engine/study/paired_difference.h"

#include <cmath>
#include <vector>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/performance/bootstrap.h"
#include "engine/performance/measures.h"
#include "engine/study/row_values.h"

namespace darknumber {
namespace {

constexpr std::uint64_t paired_bootstrap_seed =
    0;  // fixed: the error of a result is part of the result

double sd_of(const std::vector<double>& values) {
  double mean = 0.0;
  double squares = 0.0;
  double n = 0.0;
  for (double value : values) {
    n += 1.0;
    const double step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  return n > 1.0 ? std::sqrt(squares / (n - 1.0)) : NAN;
}

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

double value_of(const std::string& name, const ReplicateRows& rows) {
  const std::optional<Measured> measured = measure(name, rows, rows.front().truth);
  DN_EXPECT(measured.has_value(), "the measure exists");
  return measured->value;
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
    const double difference = value_of(first.measure, x) - factor * value_of(second.measure, y);
    if (!std::isfinite(difference)) return NAN;
    differences.push_back(difference);
  }
  return sd_of(differences);
}

}  // namespace

double paired_mcse(const MeasuredRows& first, const MeasuredRows& second, double factor) {
  DN_EXPECT(!first.rows.empty() && first.rows.size() == second.rows.size(), "the same replicates");
  if (first.rows.size() < 2) return NAN;
  if (is_mean_of_rows(first.measure) && is_mean_of_rows(second.measure)) {
    const std::vector<double> differences = differences_of_rows(first, second, factor);
    if (!differences.empty())
      return sd_of(differences) / std::sqrt(static_cast<double>(differences.size()));
  }
  return bootstrap_mcse(first, second, factor);
}

}  // namespace darknumber
