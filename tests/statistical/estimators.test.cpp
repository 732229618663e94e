// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include <catch2/catch.hpp>

#include "tests/support/estimator_checks.h"

namespace darknumber::estimators_test {

using namespace testing;

TEST_CASE("no table of 100,000 gives any estimator a number that is none", "[.long]") {
  const std::vector<CheckedEstimator> estimators = every_estimator(3);
  const std::vector<Tally> tallies = put_to_tables(100000, false);
  for (std::size_t e = 0; e < estimators.size(); ++e) {
    fmt::print("{}: {} tables, {} estimates, {:.0f} s\n", estimators[e].spec().label,
               tallies[e].tables, tallies[e].estimates, tallies[e].seconds);
    CHECK(tallies[e].tables == 100000);
  }
}

}  // namespace darknumber::estimators_test
