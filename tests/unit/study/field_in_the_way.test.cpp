// SPDX-License-Identifier: MIT
#include "engine/study/field_in_the_way.h"

#include <bit>
#include <catch2/catch.hpp>

#include "tests/support/scenario_builder.h"

namespace darknumber::field_in_the_way_test {
namespace {

using namespace testing;

/// With so much overlap hardly a record of three lists can have missed its person.
Hold much_overlap() {
  ContingencyTable table(4);
  for (CaptureHistory h = 1; h < 16; ++h) table.add(h, 120.0 - 20.0 * std::popcount(h));
  return {table, Match::sizes};
}

}  // namespace

TEST_CASE("the field in the way is of an agency that has what is in the way") {
  Scenario scenario = textbook(1000, {0.5, 0.5, 0.5, 0.5});
  for (std::size_t agency : {1U, 2U, 3U})
    set_rate(scenario.agencies[agency], &AgencyRates::missed_link_probability, 0.97);
  const FieldInTheWay found = field_in_the_way(scenario, much_overlap());
  CHECK(found.path == "agencies[" + scenario.agencies[1].name + "].missed_link_probability");
  CHECK_THAT(found.advice, Catch::Contains("Without missed links a world fits"));
}

}  // namespace darknumber::field_in_the_way_test
