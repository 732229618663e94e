// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/pattern_model.h"

#include <catch2/catch.hpp>

namespace darknumber::pattern_model_test {

TEST_CASE("a trend has no more degrees than the levels that someone has tell") {
  const ContingencyTable somebody(2, {0, 30, 20, 10});
  const ContingencyTable nobody(2);
  const Covariate year{"year", {"2021", "2022", "2023"}, {0, 1, 2}};
  const auto columns_with = [&](const ContingencyTable& middle) {
    const PatternTable table = pattern_table(std::vector{somebody, middle, somebody}, {&year, 1});
    return columns_of(table, {2}, covariate_bit(0, 2));
  };
  CHECK(columns_with(somebody).size() == 2);
  // Of two levels left a straight line tells all.
  const std::vector<PatternColumn> straight = columns_with(nobody);
  REQUIRE(straight.size() == 1);
  CHECK(straight.front().values == std::vector<double>{-2.0, 2.0});
}

}  // namespace darknumber::pattern_model_test
