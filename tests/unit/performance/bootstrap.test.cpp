// SPDX-License-Identifier: MIT
#include "engine/performance/bootstrap.h"

#include <algorithm>
#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/core/random_stream.h"
#include "engine/performance/measures.h"
#include "engine/performance/moments.h"

namespace darknumber::bootstrap_test {
namespace {

double sum_of(std::span<const double> sorted) {
  return std::accumulate(sorted.begin(), sorted.end(), 0.0);
}

double second(std::span<const double> sorted) {
  return sorted[1];
}

double largest(std::span<const double> sorted) {
  return sorted.back();
}

/// The textbook's way: draw values one by one, sort them.
double plain_bootstrap_se(std::span<const double> sample, Statistic statistic) {
  std::vector<double> values;
  boost::random::uniform_int_distribution<std::size_t> any(0, sample.size() - 1);
  for (std::uint32_t number = 0; number < bootstrap_resamples; ++number) {
    RandomStream stream(0, number, Purpose::performance_bootstrap);
    std::vector<double> resample;
    while (resample.size() < sample.size()) resample.push_back(sample[any(stream)]);
    std::sort(resample.begin(), resample.end());
    values.push_back(statistic(resample));
  }
  return moments_of(values).sd();
}

TEST_CASE("the bootstrap writes out what it draws") {
  // In 200 resamples of a dozen values several are drawn five times and more, the last one too.
  std::vector<double> sorted;
  for (int i = 0; i < 12; ++i) sorted.push_back(std::exp(0.3 * i));
  constexpr std::array<Statistic, 3> statistics{sum_of, second, largest};
  const std::vector<double> together = bootstrap_ses(sorted, statistics);
  REQUIRE(together.size() == statistics.size());
  for (std::size_t s = 0; s < statistics.size(); ++s) {
    CHECK(together[s] == plain_bootstrap_se(sorted, statistics[s]));
    CHECK(together[s] == bootstrap_ses(sorted, std::span(&statistics[s], 1)).front());
    CHECK(together[s] > 0.0);
  }
}

TEST_CASE("a statistic that is infinite in a resample has no standard error, others keep theirs") {
  const std::vector<double> sorted{1.0, 2.0, 3.0, 4.0, 5.0,
                                   6.0, 7.0, 8.0, 9.0, std::numeric_limits<double>::infinity()};
  constexpr std::array<Statistic, 2> statistics{
      largest, [](std::span<const double> values) { return std::min(values.front(), 9.0); }};
  const std::vector<double> ses = bootstrap_ses(sorted, statistics);
  CHECK(std::isnan(ses[0]));
  CHECK(ses[1] > 0.0);
}

TEST_CASE("a measure is the same alone as among all") {
  ReplicateRows rows;
  for (int r = 0; r < 57; ++r) {
    ReplicateRow row;
    row.estimate = 900.0 + std::fmod(37.0 * r * r, 211.0);
    row.status = r % 29 == 3 ? Status::no_mle : Status::ok;
    rows.push_back(row);
  }
  for (const Measured& among : measure_all(rows, 1000.0)) {
    const Measured alone = *measure(among.name, rows, 1000.0);
    INFO(among.name);
    CHECK((among.value == alone.value || (std::isnan(among.value) && std::isnan(alone.value))));
    CHECK((among.mcse == alone.mcse || (std::isnan(among.mcse) && std::isnan(alone.mcse))));
    CHECK(among.n_used == alone.n_used);
  }
}

}  // namespace
}  // namespace darknumber::bootstrap_test
