// SPDX-License-Identifier: MIT
#include "engine/core/binomial.h"

#include <algorithm>
#include <boost/random/binomial_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>

#include "tests/support/random_scenario.h"

namespace darknumber::binomial_test {

using testing::test_purpose;

TEST_CASE("binomial numbers are those of Boost.Random") {
  RandomStream chances(20261130, 0, test_purpose);
  int none = 0, few = 0, many = 0;
  for (std::uint32_t round = 0; round < 200'000; ++round) {
    // From rare to sure, about means from 0.001 to 1000, of few people and of very many.
    const auto n = static_cast<std::int64_t>(std::exp(chances.uniform() * std::log(1e10)));
    const double mean = std::exp((chances.uniform() * 2.0 - 1.0) * std::log(1e3));
    const double rare = std::min(0.5, mean / static_cast<double>(n));
    const double p = round % 3 == 0 ? 1.0 - rare : rare;
    RandomStream ours(1, round, test_purpose), theirs = ours;
    const std::int64_t drawn = BinomialChance(p).draw(n, ours);
    const std::int64_t expected =
        boost::random::binomial_distribution<std::int64_t, double>(n, p)(theirs);
    INFO("n = " << n << ", p = " << p);
    CHECK(drawn == expected);
    CHECK(ours() == theirs());  // as many numbers of the stream
    const std::int64_t rarer = p > 0.5 ? n - drawn : drawn;
    ++(rarer == 0 ? none : rarer < 11 ? few : many);
  }
  CHECK(none > 10'000);
  CHECK(few > 10'000);
  CHECK(many > 10'000);
}

TEST_CASE("nobody and everybody are drawn for sure") {
  RandomStream stream(1, 0, test_purpose);
  CHECK(BinomialChance(0.0).draw(1'000, stream) == 0);
  CHECK(BinomialChance(-1e-17).draw(1'000, stream) == 0);
  CHECK(BinomialChance(1.0).draw(1'000, stream) == 1'000);
  CHECK(BinomialChance(0.3).draw(0, stream) == 0);
  CHECK(draw_binomial(std::int64_t{1} << 53, 1.0, stream) == std::int64_t{1} << 53);
}

}  // namespace darknumber::binomial_test
