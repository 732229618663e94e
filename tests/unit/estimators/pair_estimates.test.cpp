// SPDX-License-Identifier: MIT
#include "engine/estimators/pair_estimates.h"

#include <catch2/catch.hpp>

namespace darknumber::pair_estimates_test {

TEST_CASE("every pair of lists has its own estimate") {
  const ContingencyTable table(3, {0, 50, 40, 10, 30, 0, 5, 0});
  const auto pairs = pair_estimates(table);
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0].overlap == 10.0);
  CHECK(*pairs[0].size == Approx(60.0 * 55.0 / 10.0));
  CHECK(pairs[0].se == Approx(std::sqrt(60.0 * 55.0 * 50.0 * 45.0 / 1000.0)));
  CHECK_FALSE(pairs[1].size);
  CHECK(*pairs[2].size == Approx(55.0 * 35.0 / 5.0));
}

TEST_CASE("pairs differ where sampling does not explain it") {
  // Independent lists with capture probabilities of a half and a third, of 12,000 persons.
  const ContingencyTable alike(3, {0, 2666, 1333, 1334, 1333, 1334, 667, 667});
  CHECK_FALSE(surest_difference(pair_estimates(alike)));
  const ContingencyTable apart(3, {0, 2666, 1333, 1334, 1333, 334, 667, 667});
  const auto difference = surest_difference(pair_estimates(apart));
  REQUIRE(difference);
  CHECK(difference->greatest.first == 0);
  CHECK(difference->greatest.second == 2);
  CHECK_FALSE(surest_difference({}));
}

}  // namespace darknumber::pair_estimates_test
