// SPDX-License-Identifier: MIT
#include "engine/simulation/history_sampler.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/law.h"
#include "tests/support/random_scenario.h"
#include "tests/support/statistics.h"

namespace darknumber::history_sampler_test {
namespace {

using testing::test_purpose;

const Law law{0.4, 0.2, 0.1, 0.05, 0.1, 0.05, 0.0, 0.1};

std::vector<std::int64_t> draw(const Law& from, std::int64_t persons, std::uint32_t replicate = 0) {
  std::vector<std::int64_t> counts(from.size());
  HistorySampler(from).draw(persons, {1, replicate}, test_purpose, 0, counts);
  return counts;
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
  std::int64_t total = 0;
  for (std::int64_t count : counts) total += count;
  return total;
}

}  // namespace

TEST_CASE("every person has one history, and none an impossible one") {
  for (std::int64_t persons : {0LL, 1LL, 7LL, 1000LL, 2'000'000'000LL})
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
      const auto counts = draw(law, persons, replicate);
      CHECK(sum(counts) == persons);
      CHECK(counts[6] == 0);
      for (std::int64_t count : counts) CHECK(count >= 0);
    }
}

TEST_CASE("what is sure is drawn for everyone") {
  for (CaptureHistory h = 0; h < 8; ++h) CHECK(draw(certain(h, 3), 1'000'000)[h] == 1'000'000);
}

TEST_CASE("two thousand million persons are drawn with the multinomial's mean and variance") {
  constexpr std::int64_t persons = 2'000'000'000;
  constexpr std::uint32_t replicates = 2000;
  std::vector<double> squares(8, 0.0), totals(8, 0.0);
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const auto counts = draw(law, persons, replicate);
    for (std::size_t h = 0; h < 8; ++h) {
      const double off = static_cast<double>(counts[h]) - persons * law[h];
      totals[h] += off;
      squares[h] += off * off;
    }
  }
  for (std::size_t h = 0; h < 8; ++h) {
    if (law[h] == 0.0) continue;
    const double variance = persons * law[h] * (1.0 - law[h]);
    CHECK(std::abs(totals[h]) < 5.0 * std::sqrt(replicates * variance));
    // A normal's square has variance 2 sigma^4: sees a variance off by 16 %.
    CHECK(std::abs(squares[h] / variance - replicates) < 5.0 * std::sqrt(2.0 * replicates));
  }
}

TEST_CASE("persons drawn follow the law") {
  std::vector<double> counts;
  for (std::int64_t count : draw(law, 10'000'000)) counts.push_back(static_cast<double>(count));
  const CheckResult result = check_counts(counts, law);
  INFO(result);
  CHECK_FALSE(result.rejects());
}

TEST_CASE("a draw is a function of its key") {
  CHECK(draw(law, 1000, 3) == draw(law, 1000, 3));
  CHECK(draw(law, 1000, 3) != draw(law, 1000, 4));
}

}  // namespace darknumber::history_sampler_test
