// SPDX-License-Identifier: MIT
#include "engine/performance/bootstrap.h"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "engine/core/random_stream.h"
#include "engine/performance/moments.h"

namespace darknumber {
namespace {

/// Any fixed number would do: a measure's error bar shall not depend on the seed of the study.
constexpr std::uint64_t measure_bootstrap_seed = 0;

/// Writing so many copies of every value, wanted or not, saves a branch that nobody could predict;
/// more than four are wanted of one value in 270 only.
constexpr std::size_t copies_at_once = 4;

/// How often each rank is drawn in as many draws with replacement as there are ranks.
void draw_ranks(RandomStream stream, std::span<std::uint32_t> times) {
  std::fill(times.begin(), times.end(), 0);
  boost::random::uniform_int_distribution<std::size_t> any_rank(0, times.size() - 1);
  for (std::size_t draw = 0; draw < times.size(); ++draw) ++times[any_rank(stream)];
}

/// Writes each value as often as it was drawn, in order. `resample` has room for `copies_at_once`
/// more than there are.
void write_out(std::span<const double> sorted, std::span<const std::uint32_t> times,
               std::span<double> resample) {
  double* next = resample.data();
  for (std::size_t rank = 0; rank < sorted.size(); ++rank) {
    std::fill_n(next, copies_at_once, sorted[rank]);
    for (std::size_t copy = copies_at_once; copy < times[rank]; ++copy) next[copy] = sorted[rank];
    next += times[rank];
  }
}

double sd_where_finite(std::span<const double> values) {
  const bool finite =
      std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
  return finite ? moments_of(values).sd() : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::vector<double> bootstrap_ses(std::span<const double> sorted,
                                  std::span<const Statistic> statistics) {
  const std::size_t n = sorted.size();
  std::vector<double> ses(statistics.size(), std::numeric_limits<double>::quiet_NaN());
  if (n < 2) return ses;
  std::vector<std::vector<double>> values(statistics.size());
  std::vector<std::uint32_t> times(n);
  std::vector<double> resample(n + copies_at_once);
  for (std::uint32_t number = 0; number < bootstrap_resamples; ++number) {
    draw_ranks(RandomStream(measure_bootstrap_seed, number, Purpose::performance_bootstrap), times);
    write_out(sorted, times, resample);
    for (std::size_t s = 0; s < statistics.size(); ++s)
      values[s].push_back(statistics[s](std::span(resample).first(n)));
  }
  for (std::size_t s = 0; s < statistics.size(); ++s) ses[s] = sd_where_finite(values[s]);
  return ses;
}

}  // namespace darknumber
