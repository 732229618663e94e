// SPDX-License-Identifier: MIT
#include "engine/scenario/gaussian_copula.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "engine/core/random_stream.h"

namespace darknumber::gaussian_copula_test {
namespace {

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> result(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = static_cast<double>(i);
  return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n;
  const double mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double both = 0.0;
  double of_a = 0.0;
  double of_b = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both += (a[i] - mean_a) * (b[i] - mean_b);
    of_a += (a[i] - mean_a) * (a[i] - mean_a);
    of_b += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return both / std::sqrt(of_a * of_b);
}

}  // namespace

TEST_CASE("shares tied together have the rank correlations asked for, and stay uniform") {
  const std::vector<RankCorrelation> pairs{{0, 1, 0.6}, {1, 2, -0.4}};
  const auto copula = GaussianCopula::make(3, pairs);
  REQUIRE(copula);
  RandomStream stream(1, 0, Purpose::study_points, 0);
  constexpr int draws = 40000;
  std::vector<std::vector<double>> columns(3);
  for (int i = 0; i < draws; ++i) {
    const std::vector<double> shares =
        copula->shares(std::vector<double>{stream.uniform(), stream.uniform(), stream.uniform()});
    for (std::size_t f = 0; f < 3; ++f) columns[f].push_back(shares[f]);
  }
  // The standard error of a rank correlation of n draws is below 1/sqrt(n): five of them.
  const double bound = 5.0 / std::sqrt(draws);
  CHECK(std::abs(correlation(ranks(columns[0]), ranks(columns[1])) - 0.6) < bound);
  CHECK(std::abs(correlation(ranks(columns[1]), ranks(columns[2])) + 0.4) < bound);
  CHECK(std::abs(correlation(ranks(columns[0]), ranks(columns[2]))) < bound);
  for (const std::vector<double>& column : columns) {
    const double below = static_cast<double>(
        std::count_if(column.begin(), column.end(), [](double u) { return u < 0.25; }));
    CHECK(std::abs(below / draws - 0.25) < 5.0 * std::sqrt(0.25 * 0.75 / draws));
  }
}

TEST_CASE("correlations that no beliefs have together are none") {
  CHECK_FALSE(GaussianCopula::make(
      3, std::vector<RankCorrelation>{{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}}));
}

TEST_CASE("without correlations shares stay as they are") {
  const auto copula = GaussianCopula::make(2, {});
  REQUIRE(copula);
  CHECK(copula->shares(std::vector<double>{0.25, 0.75}) == std::vector<double>{0.25, 0.75});
}

}  // namespace darknumber::gaussian_copula_test
