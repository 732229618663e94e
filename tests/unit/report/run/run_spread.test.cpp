// SPDX-License-Identifier: MIT
#include "engine/report/run/run_spread.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/small_study.h"

namespace darknumber::run_spread_test {

TEST_CASE("the range of a spread leaves out a twentieth of its values on each side") {
  const Spread spread = run_spread(run_of(plan_of(small_world())).result, "registers");
  REQUIRE(spread.rows.size() == 2);
  for (const SpreadRow& row : spread.rows) {
    INFO(row.label);
    REQUIRE(row.values.size() == 40);
    const auto beyond = [&](auto is_beyond) {
      return std::count_if(row.values.begin(), row.values.end(), is_beyond);
    };
    CHECK(beyond([&](double value) { return value < row.low; }) == 2);
    CHECK(beyond([&](double value) { return value < row.middle; }) == 20);
    CHECK(beyond([&](double value) { return value > row.high; }) == 2);
  }
}

}  // namespace darknumber::run_spread_test
