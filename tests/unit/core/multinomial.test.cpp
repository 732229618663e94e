// SPDX-License-Identifier: MIT
#include "engine/core/multinomial.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

#include "engine/core/contracts.h"
#include "tests/support/statistics.h"

namespace darknumber::multinomial_test {
namespace {

RandomStream stream(std::uint32_t item) {
  return {1, 0, Purpose::estimator_bootstrap, item};
}

}  // namespace

TEST_CASE("multinomial numbers follow their weights") {
  const std::vector<double> weights{3.0, 0.0, 0.5, 1.5, 0.0};
  const MultinomialSampler sampler(weights);
  std::vector<double> total(weights.size(), 0.0);
  std::vector<double> counts(weights.size());
  for (std::uint32_t item = 0; item < 2000; ++item) {
    RandomStream numbers = stream(item);
    sampler.draw(50, numbers, counts);
    REQUIRE(std::accumulate(counts.begin(), counts.end(), 0.0) == 50.0);
    for (std::size_t cell = 0; cell < counts.size(); ++cell) total[cell] += counts[cell];
  }
  const std::vector<double> law{0.6, 0.0, 0.1, 0.3, 0.0};
  const CheckResult right = check_counts(total, law);
  INFO(right);
  CHECK_FALSE(right.rejects());
  CHECK(check_counts(total, std::vector<double>{0.59, 0.0, 0.11, 0.3, 0.0}).rejects());
}

TEST_CASE("counts of two cells vary together as those of a multinomial") {
  const MultinomialSampler sampler(std::vector<double>{1.0, 1.0, 2.0});
  Sample products{{"product"}, {}};
  std::vector<double> counts(3);
  for (std::uint32_t item = 0; item < 20000; ++item) {
    RandomStream numbers = stream(item);
    sampler.draw(40, numbers, counts);
    products.rows.push_back({counts[0] * counts[1]});
  }
  // E[X Y] = n (n - 1) p q
  const CheckResult result = check_means(products, std::vector<double>{40.0 * 39.0 / 16.0});
  INFO(result);
  CHECK_FALSE(result.rejects());
  CHECK(check_means(products, std::vector<double>{40.0 * 40.0 / 16.0}).rejects());
}

TEST_CASE("weights that are none are refused") {
  CHECK_THROWS_AS(MultinomialSampler(std::vector<double>{0.0, 0.0}), ContractViolation);
  CHECK_THROWS_AS(MultinomialSampler(std::vector<double>{1.0, -0.5}), ContractViolation);
  CHECK_THROWS_AS(MultinomialSampler(std::vector<double>{}), ContractViolation);
}

}  // namespace darknumber::multinomial_test
